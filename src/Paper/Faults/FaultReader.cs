using System.Collections.Immutable;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>
/// Reads fault plans: <c>{"name":…,"seed":…,"faults":[{"fault":NAME,…}]}</c>, or one such fault alone. Bounded,
/// and complains of everything that is wrong at once.
/// </summary>
internal sealed class FaultReader
{
    private const int TextMax = 64 * 1024;
    private const int RulesMax = 200;
    private const int DepthMax = 8;
    private const int NameMax = 64;
    private const int ProblemsMax = 100;

    private readonly List<string> problems = [];

    public FaultPlanRead Read(string json)
    {
        if (json.Length > TextMax)
            return new FaultPlanRead.Bad([$"a fault plan has at most {TextMax} characters, this one {json.Length}"]);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions
            {
                MaxDepth = DepthMax,
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
            });
            return Read(document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            return new FaultPlanRead.Bad([$"not JSON: {broken.Message}"]);
        }
    }

    private FaultPlanRead Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return new FaultPlanRead.Bad(["a fault plan is a JSON object"]);
        var (name, seed) = ("unnamed", 1UL);
        var rules = ImmutableArray.CreateBuilder<FaultRule>();
        if (root.TryGetProperty("fault", out _))
            Add(rules, root, "fault");
        else
            ReadPlan(root, rules, ref name, ref seed);
        return problems.Count > 0
            ? new FaultPlanRead.Bad([.. problems.Take(ProblemsMax)])
            : new FaultPlanRead.Good(new FaultPlan(name, seed, rules.ToImmutable()));
    }

    private void ReadPlan(
        JsonElement root, ImmutableArray<FaultRule>.Builder rules, ref string name, ref ulong seed)
    {
        foreach (var member in root.EnumerateObject())
        {
            switch (member.Name)
            {
                case "name" when member.Value.ValueKind == JsonValueKind.String
                    && member.Value.GetString() is { Length: > 0 and <= NameMax } given:
                    name = given;
                    break;
                case "seed" when member.Value.ValueKind == JsonValueKind.Number
                    && member.Value.TryGetUInt64(out var given):
                    seed = given;
                    break;
                case "about" when member.Value.ValueKind == JsonValueKind.String:
                    break;
                case "faults" when member.Value.ValueKind == JsonValueKind.Array:
                    ReadRules(member.Value, rules);
                    break;
                default:
                    problems.Add($"{member.Name}: a plan has name (up to {NameMax} characters), seed (a whole number "
                        + "from 0), about (text) and faults (a list)");
                    break;
            }
        }
        if (!root.TryGetProperty("faults", out _))
            problems.Add("faults: missing");
    }

    private void ReadRules(JsonElement list, ImmutableArray<FaultRule>.Builder rules)
    {
        if (list.GetArrayLength() > RulesMax)
        {
            problems.Add($"faults: at most {RulesMax}, there are {list.GetArrayLength()}");
            return;
        }
        var at = 0;
        foreach (var item in list.EnumerateArray())
            Add(rules, item, $"faults[{at++}]");
    }

    private void Add(ImmutableArray<FaultRule>.Builder rules, JsonElement item, string where)
    {
        if (new FaultRuleReader(problems, where).Read(item) is { } rule)
            rules.Add(rule);
    }
}
