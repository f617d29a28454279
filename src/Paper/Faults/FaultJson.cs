using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Writes faults as they are on: as they were asked for, and how often they struck.</summary>
internal static class FaultJson
{
    public static void All(Utf8JsonWriter writer, IReadOnlyList<LiveFault> live)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("days");
        foreach (var day in FaultDays.Names)
            writer.WriteStringValue(day);
        writer.WriteEndArray();
        writer.WriteStartArray("faults");
        foreach (var fault in live)
            One(writer, fault);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void One(Utf8JsonWriter writer, LiveFault fault)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", fault.Id);
        writer.WriteString("plan", fault.Plan);
        writer.WriteString("fault", fault.Rule.Kind.Name);
        foreach (var (name, value) in Scopes(fault.Rule.Scope))
        {
            if (value is not null)
                writer.WriteString(name, value);
        }
        foreach (var number in fault.Rule.Kind.Numbers)
            writer.WriteNumber(number.Name, fault.Rule.Number(number.Name));
        foreach (var (name, value) in fault.Rule.Texts)
            writer.WriteString(name, value);
        Trigger(writer, fault.Rule.Trigger);
        writer.WriteNumber("startedAt", fault.StartedAt);
        writer.WriteNumber("seen", fault.Seen);
        writer.WriteNumber("struck", fault.Struck);
        writer.WriteEndObject();
    }

    private static (string Name, string? Value)[] Scopes(FaultScope scope) =>
    [
        ("method", scope.Method), ("path", scope.Path), ("account", scope.Account), ("symbol", scope.Symbol),
        ("route", scope.Route), ("event", scope.Event),
    ];

    private static void Trigger(Utf8JsonWriter writer, FaultTrigger trigger)
    {
        writer.WriteNumber("probability", (decimal)trigger.Probability / FaultTable.MillionParts);
        writer.WriteNumber("burst", trigger.Burst);
        (string Name, long Value)[] rest =
        [
            ("skip", trigger.Skip), ("times", trigger.Times), ("at", trigger.At), ("every", trigger.Every),
            ("for", trigger.For),
        ];
        foreach (var (name, value) in rest.Where(one => one.Value > 0))
            writer.WriteNumber(name, value);
    }
}
