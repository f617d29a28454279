using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Bowline.Paper;

namespace Bowline.Book.Bench;

/// <summary>What a report tells; the values are the report format's.</summary>
internal enum ReportType : byte
{
    Accepted = 0,
    Trade = 1,
    Cancelled = 2,
    Modified = 3,
    CancelRejected = 4,
    ModifyRejected = 5,
}

/// <summary>One report. Other is the taker's id of a trade, whose Id is the maker's.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Report
{
    public ulong Sequence;
    public long Id;
    public long Ticks;
    public long Other;
    public uint Quantity;
    public ReportType Type;
    public Side Side;
}

/// <summary>The reports of a run as one text, and its digest.</summary>
internal static class ReportText
{
    /// <summary>SHA-256 of the lines by (sequence, type), stably, without a newline at the end.</summary>
    public static string Hash(ReadOnlySpan<Report> reports)
    {
        var order = new int[reports.Length];
        var keys = new (ulong Sequence, ReportType Type, int At)[reports.Length];
        for (var i = 0; i < keys.Length; i++)
            (order[i], keys[i]) = (i, (reports[i].Sequence, reports[i].Type, i));
        Array.Sort(keys, order);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new StringBuilder();
        for (var i = 0; i < order.Length; i++)
        {
            line.Clear();
            if (i > 0)
                line.Append('\n');
            Append(line, reports[order[i]]);
            hash.AppendData(Encoding.ASCII.GetBytes(line.ToString()));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(StringBuilder line, Report r)
    {
        line.Append(CultureInfo.InvariantCulture, $"{(int)r.Type},{r.Sequence}");
        switch (r.Type)
        {
            case ReportType.Accepted or ReportType.Modified:
                line.Append(CultureInfo.InvariantCulture, $",{(int)r.Side},{(ulong)r.Id},{r.Ticks},{r.Quantity}");
                break;
            case ReportType.Trade:
                line.Append(CultureInfo.InvariantCulture, $",{r.Ticks},{r.Quantity},{(ulong)r.Id},{(ulong)r.Other}");
                break;
            case ReportType.Cancelled:
                line.Append(CultureInfo.InvariantCulture, $",{(int)r.Side},{(ulong)r.Id},{r.Ticks}");
                break;
            default:
                line.Append(CultureInfo.InvariantCulture, $",{(ulong)r.Id}");
                break;
        }
    }
}
