import HTTPTypes
import Hummingbird
import SalveCompanion
public import SalveContent

/// Every route of the pages, as the router has them: for tests that have to know of each.
///
/// - Returns: one line a route, such as `GET /timeline/entry/{id}`, sorted.
/// - Throws: `WebError` when templates or static files are missing or not written rightly.
public func routeTable(_ catalogue: Catalogue, _ configuration: WebConfiguration) throws(WebError) -> [String] {
    let site = try buildSite(catalogue, AccessCodes(surroundings: configuration.surroundings), configuration)
    return buildRouter(site, CompanionSource { _ in nil }).routes.map { "\($0.method) \($0.path)" }.sorted()
}
