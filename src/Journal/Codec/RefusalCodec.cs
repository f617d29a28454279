using Bowline.Core;

namespace Bowline.Journal;

/// <summary>Refusals, ours and the venue's, and the request as it was typed.</summary>
internal static class RefusalCodec
{
    public static void Write(FieldWriter f, Refusal refusal) => f.Begin("refusal"u8)
        .Text("code"u8, refusal.Code).Text("rule"u8, refusal.Rule).Text("value"u8, refusal.Value)
        .Texts("nearest"u8, refusal.Nearest.IsDefault ? [] : refusal.Nearest).Text("advice"u8, refusal.Advice)
        .Number("venueCode"u8, refusal.VenueCode).End();

    public static Refusal ReadRefusal(ref FieldReader f)
    {
        f.Enter("refusal"u8);
        return f.End(new Refusal(f.Text("code"u8), f.Text("rule"u8), f.Text("value"u8), f.Texts("nearest"u8),
            f.Text("advice"u8), f.IntOrNothing("venueCode"u8)));
    }

    public static void Write(FieldWriter f, RequestText request) => f.Begin("typed"u8)
        .Text("verb"u8, request.Verb).Text("symbol"u8, request.Symbol).Text("side"u8, request.Side)
        .Text("quantity"u8, request.Quantity).Text("price"u8, request.Price).Text("other"u8, request.Other).End();

    public static RequestText ReadRequest(ref FieldReader f)
    {
        f.Enter("typed"u8);
        return f.End(new RequestText(f.Text("verb"u8), f.Text("symbol"u8), f.Text("side"u8), f.Text("quantity"u8),
            f.Text("price"u8), f.Text("other"u8)));
    }

    public static void Write(FieldWriter f, VenueRejection rejection) => f.Number("code"u8, rejection.Code)
        .Text("message"u8, rejection.Message).Text("meaning"u8, rejection.Meaning);

    public static VenueRejection ReadRejection(ref FieldReader f) =>
        new(f.Int("code"u8), f.Text("message"u8), f.Text("meaning"u8));
}
