namespace Bowline.App;

/// <summary>What a person can do about an alarm, by the beginning of its name; docs/errors.md tells more.</summary>
internal static class AlarmAdvice
{
    private static readonly (string Begins, string Advice)[] All =
    [
        ("naked-", "look at `bowline executions`; the desk repairs and then closes by itself, `bowline finish EXECUTION` closes at once"),
        ("unprotected-", "it is being closed at market by itself; `bowline flatten SYMBOL` closes all of the symbol at once"),
        ("close-missing-", "its stop still protects; the desk keeps trying, `bowline flatten SYMBOL` closes all of the symbol at once"),
        ("fill-after-end-", "`bowline positions` shows what is open: protect it or close it; it goes by itself once that is flat, or after a day"),
        ("take-profit-missing-", "its stop still protects; `bowline end EXECUTION` gives it up, `bowline finish EXECUTION` closes at once"),
        ("grid-level-missing-", "`bowline explain EXECUTION` tells the reasons; the desk keeps trying"),
        ("venue-closed-", "wait: the desk sends nothing until then, and goes on by itself; stop other programs at this address"),
        ("account-unseen", "look at the exchange's own screen; the desk compares by itself as soon as it is answered, `bowline doctor` shows what fails"),
        ("order-unread", "look at the exchange's own screen, and cancel there what the desk does not show; all else goes on; look for a newer version"),
        ("position-unread", "look at the exchange's own screen, and close there what the desk does not show; all else goes on; look for a newer version"),
        ("trigger-stuck-", "nothing protects there; the desk keeps asking, `bowline flatten SYMBOL` closes at once"),
        ("order-differs-", "look at the order at the exchange; `bowline cancel ID` withdraws it"),
        ("flattening", "the desk goes on until the exchange says that it is flat; close at the exchange's own screen if it cannot be waited for"),
        ("margin-call", "add margin or close a part: `bowline positions`, `bowline flatten SYMBOL`"),
        ("venue-order-", "`bowline positions` and `bowline trades` show what is left and what it has cost; it goes by itself a day after the last such order"),
        ("desk-halted", "mend what the text names (disk, journal, key), then `bowline desk restart`"),
    ];

    public static string Of(string alarm)
    {
        foreach (var (begins, advice) in All)
        {
            if (alarm.StartsWith(begins, StringComparison.Ordinal))
                return advice;
        }

        return "`bowline status` and `bowline doctor` show how the desk stands";
    }
}
