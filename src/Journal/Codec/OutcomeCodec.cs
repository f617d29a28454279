using System.Diagnostics;
using Bowline.Core;

namespace Bowline.Journal;

/// <summary>How an execution ended.</summary>
internal static class OutcomeCodec
{
    public static void Write(FieldWriter f, Outcome outcome)
    {
        f.Begin("outcome"u8);
        switch (outcome)
        {
            case Outcome.Completed completed:
                f.Text("is"u8, "completed").Quantity("filled"u8, completed.Filled);
                break;
            case Outcome.Stopped stopped:
                f.Text("is"u8, "stopped").Quantity("filled"u8, stopped.Filled).Quantity("left"u8, stopped.Left)
                    .Text("why"u8, stopped.Why);
                break;
            case Outcome.Failed failed:
                f.Text("is"u8, "failed").Quantity("filled"u8, failed.Filled).Quantity("left"u8, failed.Left)
                    .Text("code"u8, failed.Code).Text("why"u8, failed.Why);
                break;
            default:
                throw new UnreachableException($"{outcome.GetType().Name} has no codec.");
        }

        f.End();
    }

    public static Outcome Read(ref FieldReader f)
    {
        f.Enter("outcome"u8);
        Outcome outcome = f.Text("is"u8) switch
        {
            "completed" => new Outcome.Completed(f.Quantity("filled"u8)),
            "stopped" => new Outcome.Stopped(f.Quantity("filled"u8), f.Quantity("left"u8), f.Text("why"u8)),
            "failed" => new Outcome.Failed(
                f.Quantity("filled"u8), f.Quantity("left"u8), f.Text("code"u8), f.Text("why"u8)),
            var other => throw Words.Unknown(other),
        };
        return f.End(outcome);
    }
}
