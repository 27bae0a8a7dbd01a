import ArgumentParser

@main
struct Salve: ParsableCommand {
    func run() throws { print("salve") }
}
