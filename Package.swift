// swift-tools-version: 6.2
import PackageDescription

/// One set of settings for every target: imports show the layers, existentials are spelled, warnings are errors.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

// NB: the command only reads arguments and prints. Optimising it crashes the compiler (Swift 6.3.1, splitting
// coroutines that throw after a wait), so it is left as it is written; all that has to be quick is in the libraries.
let unoptimised = SwiftSetting.unsafeFlags(["-Onone"], .when(configuration: .release))

let package = Package(
    name: "salve",
    platforms: [.macOS(.v14), .iOS(.v17)],
    products: [
        .executable(name: "salve", targets: ["salve"]),
        .library(name: "SalveCore", targets: ["SalveCore"]),
        .library(name: "SalveContent", targets: ["SalveContent"]),
        .library(name: "SalveVault", targets: ["SalveVault"]),
        .library(name: "SalveCompanion", targets: ["SalveCompanion"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .target(name: "SalveCore", swiftSettings: strict),
        .target(
            name: "SalveContent",
            dependencies: ["SalveCore", .product(name: "Yams", package: "Yams")],
            resources: [.copy("Resources/en")],
            swiftSettings: strict
        ),
        .target(
            name: "SalveVault",
            dependencies: [
                "SalveCore",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "SalveCompanion",
            dependencies: ["SalveCore", "SalveContent", "SalveVault"],
            swiftSettings: strict
        ),
        .target(
            name: "SalveWeb",
            dependencies: [
                "SalveCompanion", "SalveCore", "SalveContent", "SalveVault",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOExtras", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Resources/templates"), .copy("Resources/static")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "salve",
            dependencies: [
                "SalveWeb", "SalveCompanion", "SalveContent", "SalveVault", "SalveCore",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict + [unoptimised]
        ),
        .target(
            name: "SalveTesting",
            dependencies: ["SalveCore", "SalveContent", "SalveVault", "SalveCompanion"],
            path: "Tests/SalveTesting",
            swiftSettings: strict
        ),
        .testTarget(name: "SalveCoreTests", dependencies: ["SalveCore", "SalveTesting"], swiftSettings: strict),
        .testTarget(
            name: "SalveContentTests",
            dependencies: ["SalveContent", "SalveCore", "SalveTesting", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SalveVaultTests",
            dependencies: [
                "SalveVault", "SalveCore", "SalveTesting",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Fixtures", "Reader"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SalveCompanionTests",
            dependencies: [
                "SalveCompanion", "SalveCore", "SalveContent", "SalveVault", "SalveTesting",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Fixtures"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SalveWebTests",
            dependencies: [
                "SalveWeb", "SalveCompanion", "SalveCore", "SalveContent", "SalveVault", "SalveTesting",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)

// Only for the fuzzer (`script/torture fuzz`): it needs a main function of its own, and every module prepared for it.
if Context.environment["SALVE_WITH_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "SalveFuzz",
            dependencies: [
                "SalveWeb", "SalveCompanion", "SalveContent", "SalveVault", "SalveCore",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            path: "Tests/Fuzz",
            swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]
        )
    )
}
