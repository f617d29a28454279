using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bowline.App;

/// <summary>Writes an audit entry as one JSON line: ts, level, action, mode, then by action.</summary>
internal sealed class AuditLine : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _json;

    public AuditLine() => _json = new(_buffer, new JsonWriterOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    });

    /// <summary>The line with its newline, valid until the next call.</summary>
    public ReadOnlySpan<byte> Of(AuditEntry entry, string mode)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        Text("ts", entry.At.ToString());
        Text("level", LevelWord(entry.Level));
        Text("action", entry.Action);
        Text("mode", mode);
        Body(entry);
        _json.WriteEndObject();
        _json.Flush();
        _buffer.Write("\n"u8);
        return _buffer.WrittenSpan;
    }

    public void Dispose() => _json.Dispose();

    public static string LevelWord(AuditLevel level) => level switch
    {
        AuditLevel.Debug => "DEBUG",
        AuditLevel.Info => "INFO",
        AuditLevel.Warn => "WARN",
        AuditLevel.Error => "ERROR",
        _ => throw new System.Diagnostics.UnreachableException(level.ToString()),
    };

    private void Body(AuditEntry entry)
    {
        switch (entry)
        {
            case AuditEntry.OrderAction a:
                Order("request", a.Order);
                Text("result", a.Result);
                if (a.Code is { } code) _json.WriteNumber("code", code);
                Some("error", a.Error);
                break;
            case AuditEntry.AttemptFailed a:
                _json.WriteNumber("attempt", a.Attempt);
                _json.WriteBoolean("transient", a.Transient);
                Text("error", a.Error);
                if (a.Code is { } failure) _json.WriteNumber("code", failure);
                Some("call", a.Request);
                Order("req", a.Order);
                break;
            case AuditEntry.Retried r:
                _json.WriteNumber("attempt", r.Attempt);
                Some("call", r.Request);
                Order("req", r.Order);
                break;
            case AuditEntry.Refused r:
                Refused(r);
                break;
            case AuditEntry.Filled f:
                Filled(f);
                break;
            default:
                Other(entry);
                break;
        }
    }

    private void Other(AuditEntry entry)
    {
        switch (entry)
        {
            case AuditEntry.StateChanged s:
                Text("what", s.What);
                Order("request", s.Order);
                foreach (var field in s.Details) Text(field.Name, field.Value);
                break;
            case AuditEntry.Told t:
                foreach (var field in t.Fields) Field(field);
                break;
            case AuditEntry.Alarm a:
                Text("alarm", a.Name);
                Text("state", a.State);
                Some("text", a.Text);
                break;
            case AuditEntry.HeadNoted h:
                _json.WriteNumber("sequence", h.Sequence);
                Text("hash", h.Hash);
                Text("where", h.Where);
                break;
            case AuditEntry.Response r:
                Order("request", r.Order);
                _json.WriteNumber("status", r.Status);
                Text("response", r.Body);
                break;
            default:
                throw new System.Diagnostics.UnreachableException(entry.GetType().Name);
        }
    }

    private void Refused(AuditEntry.Refused r)
    {
        Text("code", r.Code);
        Text("rule", r.Rule);
        Text("value", r.Value);
        if (!r.Nearest.IsDefaultOrEmpty) Texts("nearest", r.Nearest);
        Some("advice", r.Advice);
        if (r.VenueCode is { } code) _json.WriteNumber("venueCode", code);
        Order("request", r.Order);
    }

    private void Filled(AuditEntry.Filled f)
    {
        Text("symbol", f.Order["symbol"]);
        Text("side", f.Order["side"]);
        Text("qty", f.Fill.Quantity.ToString());
        Text("price", f.Fill.Price.ToString());
        Text("fee", Core.DecimalText.Plain(f.Fill.Fee));
        Text("feeAsset", f.Fill.FeeAsset);
        Text("realizedPnl", f.Fill.RealizedProfit.ToString());
        _json.WriteBoolean("maker", f.Fill.IsMaker);
        Text("tradeId", f.Fill.Trade.ToString());
        Ids(f.Order);
    }

    private void Order(string name, AuditOrder order)
    {
        if (!order.Request.IsEmpty)
        {
            _json.WriteStartObject(name);
            foreach (var field in order.Request) Text(field.Name, field.Value);
            _json.WriteEndObject();
        }

        Ids(order);
    }

    private void Ids(AuditOrder order)
    {
        Some("orderId", order.OrderId);
        Some("linkId", order.LinkId);
        Some("clientOrderId", order.ClientOrderId);
    }

    private void Texts(string name, ImmutableArray<string> values)
    {
        _json.WriteStartArray(name);
        foreach (var value in values) _json.WriteStringValue(value);
        _json.WriteEndArray();
    }

    private void Text(string name, string value) => _json.WriteString(name, value);

    private void Field(AuditField field)
    {
        if (field.Value.Length == 0) _json.WriteNull(field.Name);
        else Text(field.Name, field.Value);
    }

    private void Some(string name, string value)
    {
        if (value.Length > 0) Text(name, value);
    }
}
