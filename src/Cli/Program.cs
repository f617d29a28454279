using Bowline.Cli;

var settings = new Settings(Environment.GetEnvironmentVariable, Environment.CurrentDirectory);
var (invocation, misread) = CommandReader.Read(args, settings);
if (invocation is null)
    return Misreading.Report(misread!, args, settings);
SettingFlags.HandOver(invocation, settings);
if (invocation.Has("help"))
    return HelpVerb.Show(invocation.Verb);
try
{
    return invocation.Verb.Run(invocation);
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    return Say.Failure(invocation, Failure.Unreachable("file", e.Message));
}
