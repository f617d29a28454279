namespace Bowline.Cli;

/// <summary>Every verb there is. Parsing, help and completion read this table and nothing else.</summary>
internal static class VerbTable
{
    private static readonly string[] Sides = ["BUY", "SELL"];

    private static readonly WordSpec Symbol = new("SYMBOL") { IsSymbol = true };
    private static readonly WordSpec AnySymbol = new("SYMBOL") { Optional = true };
    private static readonly WordSpec Side = new("SIDE") { Choices = Sides };
    private static readonly WordSpec Quantity = new("QUANTITY") { LeftOutWith = "close-position" };
    private static readonly WordSpec Price = new("PRICE") { LeftOutWith = "price-match" };
    private static readonly WordSpec Id = new("ID");

    private static readonly VerbSpec[] Trading =
    [
        new("market", "buy or sell now, at the book's prices", OrderVerbs.Place)
        {
            Words = [Symbol, Side, Quantity], Flags = Flags.Order,
            Examples =
            [
                "market BTCUSDT BUY 0.001", "market BTCUSDT SELL 25% --reduce-only", "market ETHUSDT BUY '500$' --round --what-if",
            ],
        },
        new("limit", "rest an order at a price, or better", OrderVerbs.Place)
        {
            Words = [Symbol, Side, Quantity, Price], Flags = Flags.Limit,
            Examples =
            [
                "limit ETHUSDT SELL 1 3200", "limit BTCUSDT BUY 0.01 -0.5% --post-only --round", "limit BTCUSDT BUY 0.01 60000 --tif IOC",
            ],
        },
        .. ExecutionTable.Verbs,
        new("cancel", "withdraw an order, an execution, or all", OrderVerbs.Cancel)
        {
            Words = [new("ID") { Optional = true }], Flags = [Flags.All, Flags.Symbol, Flags.WhatIf],
            Examples = ["cancel ORD-4f9k2m1x", "cancel --all --symbol BTCUSDT"],
        },
        new("amend", "change a resting order's price or quantity in place", OrderVerbs.Amend)
        {
            Words = [Id],
            Flags =
            [
                new("price", "PRICE", "the new price"), new("quantity", "QUANTITY", "the new total, filled part included"),
                Flags.Round, Flags.WhatIf,
            ],
            Examples = ["amend ORD-4f9k2m1x --price 3210"],
        },
        new("flatten", "cancel what rests and close what is open", OrderVerbs.Flatten)
        {
            Words = [AnySymbol], Flags = [new("all", null, "the whole account, what is not ours included"), Flags.WhatIf],
            Examples = ["flatten BTCUSDT", "flatten --all --yes"],
        },
    ];

    private static readonly WordSpec Execution = new("EXECUTION");

    private static readonly VerbSpec[] Steering =
    [
        new("pause", "open nothing new; protection stays", ExecutionCalls.Pause)
        {
            Words = [Execution], Flags = [Flags.WhatIf], Examples = ["pause TWAP-4f9k2m1x"],
        },
        new("resume", "let it go on", ExecutionCalls.Resume)
        {
            Words = [Execution], Flags = [Flags.WhatIf], Examples = ["resume TWAP-4f9k2m1x"],
        },
        new("end", "cancel what rests of it, keep what is done", ExecutionCalls.End)
        {
            Words = [Execution], Flags = [Flags.WhatIf], Examples = ["end OCO-4f9k2m1x"],
        },
        new("finish", "do the rest now, at market", ExecutionCalls.Finish)
        {
            Words = [Execution], Flags = [Flags.WhatIf], Examples = ["finish TWAP-4f9k2m1x"],
        },
    ];

    private static readonly VerbSpec[] Account =
    [
        new("leverage", "set a symbol's leverage", SettingVerbs.Leverage)
        {
            Words = [Symbol, new("N")], Flags = [Flags.WhatIf], Examples = ["leverage BTCUSDT 10"],
        },
        new("margin-type", "set a symbol's margin to cross or isolated", SettingVerbs.MarginType)
        {
            Words = [Symbol, new("TYPE") { Choices = ["cross", "isolated"] }], Flags = [Flags.WhatIf],
            Examples = ["margin-type BTCUSDT isolated"],
        },
        new("position-mode", "one position a symbol, or a long and a short", SettingVerbs.PositionMode)
        {
            Words = [new("MODE") { Choices = ["one-way", "hedge"] }], Flags = [Flags.WhatIf], Examples = ["position-mode hedge"],
        },
    ];

    private static readonly VerbSpec[] Reading =
    [
        new("price", "best bid and ask, last and mark price", ReadVerbs.Price) { Words = [AnySymbol], Examples = ["price BTCUSDT"] },
        new("book", "the order book", ReadVerbs.Book)
        {
            Words = [Symbol], Flags = [new("levels", "N", "levels on each side (10)")], Examples = ["book BTCUSDT --levels 5"],
        },
        new("symbols", "what can be traded, and its steps and limits", ReadVerbs.Symbols) { Words = [AnySymbol], Examples = ["symbols BTCUSDT"] },
        new("orders", "open orders, or with --history all", ReadVerbs.Orders)
        {
            Words = [AnySymbol], Flags = [Flags.Symbol, new("history", null, "ended ones too"), Flags.Since],
            Examples = ["orders", "orders BTCUSDT --history --since 1d"],
        },
        new("trades", "fills", ReadVerbs.Trades)
        {
            Words = [AnySymbol], Flags = [Flags.Symbol, new("history", null, "accepted for symmetry with orders"), Flags.Since],
            Examples = ["trades --since 2h"],
        },
        new("positions", "open positions", ReadVerbs.Positions) { Examples = ["positions --json"] },
        new("balance", "wallet and available balance", ReadVerbs.Balance) { Examples = ["balance"] },
        new("executions", "what runs, and what ended today; or one of them", ExecutionCalls.Show)
        {
            Words = [new("EXECUTION") { Optional = true }], Flags = [Flags.Follow],
            Examples = ["executions", "executions TWAP-4f9k2m1x --follow"],
        },
        new("explain", "what became of an order or an execution, and why", ReadVerbs.Explain)
        {
            Words = [Id], Flags = [new("full", null, "everything, however long")],
            Examples = ["explain OCO-2473ad81", "explain 8389765001 --json"],
        },
        new("alarms", "what needs a person", ReadVerbs.Alarms) { Examples = ["alarms"] },
        new("status", "mode, market, health, ports, journal", ReadVerbs.Status) { Examples = ["status --json"] },
    ];

    private static readonly VerbSpec[] Desk =
    [
        new("desk start", "start the desk of the profile", DeskVerbs.Start)
        {
            Flags = Flags.OfDesk, Examples = ["desk start --market synthetic:7", "desk start --on-alarm '/usr/local/bin/ring --loud'"],
        },
        new("desk stop", "end the desk; orders keep resting", DeskVerbs.Stop) { Examples = ["desk stop"] },
        new("desk restart", "end it and start it with this build", DeskVerbs.Restart)
        {
            Flags = Flags.OfDesk, Examples = ["desk restart", "desk restart --flatten-after 1m"],
        },
        new("desk status", "whether a desk runs; starts none", DeskVerbs.Status) { Examples = ["desk status"] },
        new("desk logs", "the last lines of the desk's log", DeskVerbs.Logs)
        {
            Flags = [new("lines", "N", "how many (50)")], Examples = ["desk logs --lines 200"],
        },
        new("desk install", "write a systemd user unit", DeskVerbs.Install) { Examples = ["desk install"] },
        new("arm live", "allow orders with real money", ArmVerb.Live)
        {
            Flags = [new("for", "TIME", "for so long: 8h; else until the desk stops"), new("phrase", "TEXT", "the phrase, off a terminal")],
            Examples = ["arm live --mode live --for 8h"],
        },
    ];

    private static readonly VerbSpec[] Records =
    [
        new("journal verify", "check the journal's chain from end to end", HandOverVerbs.Run)
        {
            Flags = [new("head", "SEQUENCE:HASH", "also against a head noted earlier")], Examples = ["journal verify"],
        },
        new("journal export", "write the audit rows as CSV", HandOverVerbs.Run)
        {
            Flags = [new("csv", "FILE", "where to (trades.csv)")], Examples = ["journal export --csv trades.csv"],
        },
        new("journal stats", "counts and shares by level and action", HandOverVerbs.Run) { Examples = ["journal stats"] },
        new("replay", "fold a journal again and compare: state and requests", HandOverVerbs.Run)
        {
            Words = [new("JOURNAL") { Optional = true }],
            Flags = [new("at", "POINT", "show how things stood: a record's number, or a moment in UTC")],
            Examples = ["replay", "replay /backup/paper/journal", "replay --at 2026-11-27T12:00:00"],
        },
        new("paper reset", "start the paper account anew", HandOverVerbs.Run)
        {
            Flags = [new("balance", "USDT", "opening balance (10000)")], Examples = ["paper reset --balance 5000"],
        },
        new("exchange", "run the paper exchange alone, for any Binance client", HandOverVerbs.Exchange)
        {
            HandsOn = true, Examples = ["exchange --listen 127.0.0.1:8430 --account KEY:SECRET:10000"],
        },
    ];

    private static readonly VerbSpec[] Program =
    [
        new("config", "every setting and where it came from", ConfigVerb.Run) { Examples = ["config", "config --json"] },
        new("doctor", "check clock, network, keys, disk and journal", ReadVerbs.Doctor) { Examples = ["doctor"] },
        new("parameters", "every parameter of every execution; with --json a schema", ParametersVerb.Run)
        {
            Words = [new("VERB") { Optional = true }], Examples = ["parameters oco", "parameters --json"],
        },
        new("completion", "a completion script for your shell", CompletionVerb.Run)
        {
            Words = [new("SHELL") { Choices = CompletionVerb.Shells }], Examples = ["completion bash > ~/.local/share/bash-completion/completions/bowline"],
        },
        new("help", "this list, or the help of a verb", HelpVerb.Run)
        {
            Words = [new("VERB") { Optional = true }, new("SECOND") { Optional = true }], Examples = ["help limit"],
        },
        new("version", "version and build", HelpVerb.Version) { Examples = ["version"] },
    ];

    /// <summary>Headings of the help screen and what stands under each.</summary>
    public static readonly (string Heading, VerbSpec[] Verbs)[] Sections =
    [
        ("Trade", Trading), ("Steer", Steering), ("Account", Account), ("Look", Reading), ("Desk", Desk), ("Records", Records), ("Program", Program),
    ];

    /// <summary>Verbs of later versions: named, so that nobody thinks they mistyped.</summary>
    public static readonly string[] Planned =
    [
        "sentiment", "risk", "report", "console", "interactive", "dashboard",
    ];

    public static IEnumerable<VerbSpec> Every => Sections.SelectMany(s => s.Verbs);

    public static VerbSpec? Single(string name)
    {
        foreach (var (_, verbs) in Sections)
        {
            foreach (var verb in verbs)
            {
                if (verb.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                    return verb;
            }
        }

        return null;
    }

    public static bool IsGroup(string word) => InGroup(word).Any();

    public static IEnumerable<VerbSpec> InGroup(string word) => Every.Where(v => v.Name.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase));

    public static VerbSpec GroupHelp(string group) => new(group, $"`{group}` and one of its verbs", _ => 0);

    public static IEnumerable<string> FirstWords() => Every.Select(v => v.Name.Split(' ')[0]).Distinct();
}
