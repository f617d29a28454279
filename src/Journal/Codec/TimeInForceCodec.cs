using System.Diagnostics;
using Bowline.Core;

namespace Bowline.Journal;

/// <summary>Time in force by the venue's word; GTD carries its end.</summary>
internal static class TimeInForceCodec
{
    public static void Write(FieldWriter f, TimeInForce tif)
    {
        f.Begin("timeInForce"u8).Text("is"u8, tif switch
        {
            TimeInForce.GoodTillCanceled => "GTC",
            TimeInForce.ImmediateOrCancel => "IOC",
            TimeInForce.FillOrKill => "FOK",
            TimeInForce.PostOnly => "GTX",
            TimeInForce.GoodTillDate => "GTD",
            _ => throw new UnreachableException($"{tif.GetType().Name} has no codec."),
        });
        if (tif is TimeInForce.GoodTillDate date) f.Time("until"u8, date.Until);
        f.End();
    }

    public static TimeInForce Read(ref FieldReader f)
    {
        f.Enter("timeInForce"u8);
        TimeInForce tif = f.Text("is"u8) switch
        {
            "GTC" => new TimeInForce.GoodTillCanceled(),
            "IOC" => new TimeInForce.ImmediateOrCancel(),
            "FOK" => new TimeInForce.FillOrKill(),
            "GTX" => new TimeInForce.PostOnly(),
            "GTD" => new TimeInForce.GoodTillDate(f.Time("until"u8)),
            var other => throw Words.Unknown(other),
        };
        return f.End(tif);
    }
}
