import ArgumentParser
import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault
import SalveWeb

/// The command `salve serve`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The pages, on this computer only.",
        discussion: "Answers on http://localhost:8417, or on the next free port, which it then keeps."
    )

    @Option(name: .long, help: "The port to answer on.")
    var port: Int?

    @Flag(name: .long, help: "Open a browser.")
    var open = false

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let catalogue = try place.catalogue()
        let location = try place.location(catalogue)
        let door: HouseDoor
        do throws(CompanionError) {
            door = try await HouseDoor.open(at: location, catalogue: catalogue, surroundings: .real())
        } catch {
            throw CommandFailure(error, catalogue.strings, at: location)
        }
        guard let port = port ?? PortChoice(for: location).choose() else {
            throw CommandFailure(.couldNot, catalogue.strings["command.trouble.noPort"])
        }
        try await serve(door, ServeOptions(port: port, opensBrowser: open, resources: place.resources))
    }
}

/// The command `salve demo`.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "The pages with a made-up person and half a year of made-up days.",
        discussion: "In memory only: nothing is written, and it is gone when it stops."
    )

    @Option(name: .long, help: "The port to answer on; any free one if none.")
    var port = 0

    @Flag(name: .long, help: "Open a browser.")
    var open = false

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let catalogue = try place.catalogue()
        let household = try await Demo.household(catalogue, surroundings: .real())
        Terminal.standard.say(catalogue.strings["command.demo.about"])
        let door = HouseDoor.standingOpen(household, surroundings: .real())
        try await serve(door, ServeOptions(port: port, opensBrowser: open, resources: place.resources))
    }
}
