using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>Shows each setting with where it came from; what is secret only as being there.</summary>
internal static class ConfigVerb
{
    public static int Run(Invocation i)
    {
        if (i.Settings.Fault is { } fault)
            return Say.Failure(i, Failure.Unreadable("settings", fault));
        var (mode, failure) = ProfileChoice.ModeOf(i.Settings);
        if (mode is null)
            return Say.Failure(i, failure!);
        var rows = SettingNames.All.Select(name => Shown(i.Settings.Find(name), mode)).ToArray();
        if (i.Json)
            Say.Raw(Document(rows));
        else
            Print(rows);
        return 0;
    }

    private static (Setting Setting, string Value) Shown(Setting setting, string mode)
    {
        if (setting.Name.Secret && setting.Value is not null)
            return (setting, "***");
        if (setting.Value is null && (setting.Name == SettingNames.Mode || setting.Name == SettingNames.Profile))
            return (setting, mode);
        return (setting, setting.Value ?? "");
    }

    private static void Print((Setting Setting, string Value)[] rows)
    {
        var table = new PlainTable("SETTING", "VALUE", "FROM", "WHAT");
        foreach (var (setting, value) in rows)
            table.Row(setting.Name.Name, value, setting.From, setting.Name.Help);
        Say.Transcript(System.Text.Encoding.UTF8.GetBytes(table.Write(new Transcript(), "").ToString()));
    }

    private static ReadOnlySpan<byte> Document((Setting Setting, string Value)[] rows)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var (setting, value) in rows)
            {
                json.WriteStartObject();
                json.WriteString("name", setting.Name.Name);
                json.WriteString("value", value);
                json.WriteString("from", setting.From);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan;
    }
}
