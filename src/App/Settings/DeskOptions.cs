using Bowline.Binance;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Everything a desk is started with. The command line resolves the settings and hands them on by environment, secrets too.</summary>
public sealed record DeskOptions
{
    public static readonly TimeSpan StandardFlattenAfter = TimeSpan.FromSeconds(30);

    public required Profile Profile { get; init; }

    public required DeskMode Mode { get; init; }

    /// <summary>Version and build, as the command line compares it.</summary>
    public required string Version { get; init; }

    /// <summary>The paper market as typed: <c>auto</c>, <c>live</c>, <c>synthetic[:seed]</c>, <c>replay:FILE</c>; empty resumes the profile's.</summary>
    public string Market { get; init; } = "";

    /// <summary>Another <c>bowline exchange</c>, or null for the mode's own venue.</summary>
    public Uri? Venue { get; init; }

    public ApiKey? ApiKey { get; init; }

    public Secret? ApiSecret { get; init; }

    /// <summary>How long after its timestamp the venue may still take a request, in milliseconds.</summary>
    public int RecvWindowMs { get; init; } = 5_000;

    /// <summary>The leverage the desk sets on a symbol before its first order there; null leaves the account's own.</summary>
    public int? Leverage { get; init; }

    /// <summary>Opening balance of the paper account, in USDT.</summary>
    public decimal PaperBalance { get; init; } = 10_000m;

    /// <summary>Another place for the audit log; empty is the profile's.</summary>
    public string AuditFile { get; init; } = "";

    /// <summary>How fast a recording is played: 1 as recorded, 0 as fast as it can be.</summary>
    public decimal ReplaySpeed { get; init; } = 1;

    /// <summary>The least that the audit log tells; at debug it holds the venue's answers too.</summary>
    public AuditLevel AuditLevel { get; init; } = AuditLevel.Info;

    /// <summary>Followed from the start, so that its first order need not wait for the market.</summary>
    public string DefaultSymbol { get; init; } = "BTCUSDT";

    /// <summary>How long what an execution says it protects may be bare before it is closed at market.</summary>
    public TimeSpan FlattenAfter { get; init; } = StandardFlattenAfter;

    /// <summary>What no order that opens may go beyond.</summary>
    public RiskLimits Limits { get; init; } = RiskLimits.Default;

    /// <summary>A program and its arguments that is run for each alarm; empty for none.</summary>
    public string OnAlarm { get; init; } = "";

    /// <summary>Seeds jitter and the executions; drawn at start from the system, given by tests.</summary>
    public required ulong Seed { get; init; }

}
