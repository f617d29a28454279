using Xunit;

namespace Bowline.Faces.Tests;

/// <summary>
/// Compares a whole screen with the text file of its name under <c>Screens</c>, which a person has read. To accept a change,
/// run the tests with <c>BOWLINE_ACCEPT=1</c> and read the difference in version control.
/// </summary>
internal static class Verified
{
    public static void Screen(string name, string text)
    {
        if (Environment.GetEnvironmentVariable("BOWLINE_ACCEPT") == "1")
        {
            var source = Checkout.Path("tests", "Faces.Tests", "Screens", name + ".txt");
            File.WriteAllText(source, text);
            return;
        }

        var file = Path.Combine(AppContext.BaseDirectory, "Screens", name + ".txt");
        Assert.True(File.Exists(file), $"no verified screen {name}");
        Assert.Equal(File.ReadAllText(file), text);
    }
}
