import NIOCore
import NIOPosix
import SalveCompanion
import Testing

@testable import SalveWeb

@Suite("Which hosts are answered")
struct HostTests {
    @Test("Our own host names with the exact port are answered, on both loopback addresses")
    func ownHosts() async throws {
        try await withServer { server in
            for name in HostCheck.names {
                let head = "GET /steady HTTP/1.1\r\nHost: \(name):\(server.port)\r\nConnection: close\r\n\r\n"
                let four = try await exchange(Array(head.utf8), port: server.port)
                #expect(four.status == 200, "\(name)")
                if hasSix {
                    let six = try await exchange(Array(head.utf8), port: server.port, host: "::1")
                    #expect(six.status == 200, "\(name)")
                }
            }
        }
    }

    @Test(
        "A foreign host gets an empty refusal that does not say who is here",
        arguments: [
            "evil.example", "evil.example:PORT", "localhost", "localhost:1", "localhost:0PORT", "localhost:PORT0",
            "localhost.:PORT", "localhost.localdomain:PORT", "salve.localhost.:PORT", "sub.salve.localhost:PORT",
            "salve.localhost.evil.example:PORT", "LOCALHOST:PORT", "Salve.Localhost:PORT", "localhost:PORT.",
            "0.0.0.0:PORT", "0:PORT", "2130706433:PORT", "0x7f000001:PORT", "0x7f.0.0.1:PORT", "017700000001:PORT",
            "0177.0.0.1:PORT", "127.1:PORT", "127.0.1:PORT", "127.0.0.2:PORT", "127.000.000.001:PORT",
            "127.0.0.1.:PORT",
            "[::]:PORT", "::1:PORT", "[0:0:0:0:0:0:0:1]:PORT", "[::ffff:127.0.0.1]:PORT", "[::1%lo]:PORT", "[::1]",
            "127.0.0.1", "localhost:PORT:PORT", "localhost:PORT@evil.example", "user@localhost:PORT",
            "localhost :PORT", "localhost:PORT,evil.example", "localhost:PORT/", "http://localhost:PORT",
            "l\u{3BF}calhost:PORT", "\u{FF4C}ocalhost:PORT", "xn--lcalhost-p7e:PORT", ":PORT", "*:PORT",
        ]
    )
    func foreignHost(_ host: String) async throws {
        try await withServer { server in
            let name = host.split(separator: "PORT", omittingEmptySubsequences: false).joined(
                separator: "\(server.port)"
            )
            let answer = try await server.send("GET", "/steady", ["Host": name])

            #expect(answer.status == 421)
            #expect(answer.body.isEmpty)
            #expect(answer.headers.allSatisfy { !$0.value.lowercased().contains("salve") })
        }
    }

    @Test("A port that another program has, on either loopback address, is no free port", .enabled(if: hasSix))
    func squatters() async throws {
        for address in ["127.0.0.1", "::1"] {
            let taken = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .bind(host: address, port: 0).get()
            let port = try #require(taken.localAddress?.port)
            #expect(!PortChoice.isFree(port), "\(address)")
            try await taken.close()
            #expect(PortChoice.isFree(port), "\(address)")
        }
    }

    @Test(
        "No host, an empty one, two hosts, and a whole address are refused",
        arguments: [
            "GET /steady HTTP/1.1\r\n", "GET /steady HTTP/1.0\r\n", "GET /steady HTTP/1.1\r\nHost: \r\n",
            "GET /steady HTTP/1.1\r\nHost: OURS\r\nHost: evil.example\r\n",
            "GET /steady HTTP/1.1\r\nHost: evil.example\r\nHost: OURS\r\n",
            "GET /steady HTTP/1.1\r\nHost: OURS\r\nHost: OURS\r\n",
            "GET http://OURS/steady HTTP/1.1\r\nHost: evil.example\r\n",
            "GET http://OURS/steady HTTP/1.1\r\nHost: OURS\r\n",
            "GET http://evil.example/steady HTTP/1.1\r\nHost: OURS\r\n",
            "GET http://evil.example HTTP/1.1\r\nHost: OURS\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: OURS\r\n", "CONNECT OURS HTTP/1.1\r\nHost: OURS\r\n",
        ]
    )
    func oddHosts(_ head: String) async throws {
        try await withServer { server in
            let whole = head.replacing("OURS", with: server.host) + "Connection: close\r\n\r\n"
            let answer = try await exchange(Array(whole.utf8), port: server.port)

            #expect(answer.status == 421)
            #expect(answer.body.isEmpty)
        }
    }
}
