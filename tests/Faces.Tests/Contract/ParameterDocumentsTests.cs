using System.Text.Json;
using Bowline.Contract;
using Xunit;

namespace Bowline.Faces.Tests;

/// <summary>The documents that are written from the parameter table say what the table says.</summary>
public class ParameterDocumentsTests
{
    [Fact]
    public void ParametersPage_IsWrittenFromTheTable() => Holds(ParameterTable.Path, ParameterTable.Markdown());

    [Fact]
    public void ParametersSchema_IsWrittenFromTheTable() => Holds(ParameterSchema.Path, ParameterSchema.Json(ExecutionVerbs.All));

    [Fact]
    public void Schema_NamesEveryParameterOfEveryKind()
    {
        var alternatives = JsonDocument.Parse(ParameterSchema.Json(ExecutionVerbs.All)).RootElement.GetProperty("oneOf");
        Assert.Equal(ExecutionVerbs.All.Select(verb => verb.Name), alternatives.EnumerateArray().Select(kind => kind.GetProperty("title").GetString()));
        foreach (var (verb, kind) in ExecutionVerbs.All.Zip(alternatives.EnumerateArray()))
        {
            var properties = kind.GetProperty("properties").GetProperty("parameters").GetProperty("properties");
            Assert.Equal(verb.Parameters.Select(p => p.Name), properties.EnumerateObject().Select(p => p.Name));
        }
    }

    [Fact]
    public void Table_IsSound()
    {
        foreach (var verb in ExecutionVerbs.All)
        {
            var names = verb.Parameters.Select(p => p.Name).ToList();
            Assert.Equal(names.Count, names.Distinct().Count());
            Assert.NotEmpty(verb.Examples);
            Assert.All(verb.Examples, example => Assert.StartsWith(verb.Name + " ", example, StringComparison.Ordinal));
            Assert.All(verb.Parameters, p => Assert.True(p.Kind == ParameterKind.Flag == p.Value is null, $"{verb.Name} {p.Name}"));
            Assert.All(verb.Parameters, p => Assert.True(p.LeftOutWith is not { } other || names.Contains(other), $"{verb.Name} {p.Name}"));
            Assert.All(verb.Parameters, p => Assert.True(p.Kind != ParameterKind.Choice || p.Choices.Length > 1, $"{verb.Name} {p.Name}"));
        }
    }

    private static void Holds(string path, string text)
    {
        var file = Checkout.Path(path.Split('/'));
        if (Environment.GetEnvironmentVariable("BOWLINE_ACCEPT") == "1")
            File.WriteAllText(file, text);
        Assert.True(File.ReadAllText(file) == text, $"{path} is not what the table says: `./bowline parameters` (or `--json`) writes it");
    }
}
