namespace Bowline.Core;

/// <summary>A request to the venue as it is written down before it leaves: unsigned, without the key.</summary>
/// <param name="Id">Number of the intent within this journal.</param>
/// <param name="Parameters">Query text in the order it is signed, timestamp and recvWindow included, signature left
/// out.</param>
/// <param name="Timestamp">The venue-clock time stated in the request; with <paramref name="RecvWindowMs"/> it bounds
/// when the venue may still accept it.</param>
/// <param name="Order">The order it is about, if it is about one.</param>
public sealed record Intent(
    long Id,
    InflightKind Kind,
    string Method,
    string Path,
    string Parameters,
    Time Timestamp,
    int RecvWindowMs,
    ClientOrderId? Order,
    long? SettingRequest);

/// <summary>What came back for an intent, body as received and bounded.</summary>
/// <param name="Status">HTTP status; 0 when nothing came back.</param>
public sealed record Reply(long Intent, int Status, string Body);
