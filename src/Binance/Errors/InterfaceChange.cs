namespace Bowline.Binance;

/// <summary>
/// Answers to a request that was right yesterday: the path, the type of order or a parameter is not what it was. The
/// venue moved conditional orders that way in December 2025 (wire contract, section 6.8).
/// </summary>
public static class InterfaceChange
{
    private const int NotFound = 404;
    private const int MethodNotAllowed = 405;
    private const int Gone = 410;

    /// <summary>Does the answer say that the interface has changed, and not that this one request was wrong?</summary>
    /// <param name="code">The venue's code, when it gave one.</param>
    public static bool Says(int status, int? code) => code switch
    {
        // Moved to another endpoint; no such type, too many parameters, one missing, unknown, unread or not required.
        -4120 or -1116 or -1101 or -1102 or -1103 or -1104 or -1106 => true,
        // No such path or method.
        -5000 => true,
        null => status is NotFound or MethodNotAllowed or Gone,
        _ => false,
    };
}
