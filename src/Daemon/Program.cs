using Bowline.Daemon;

return args switch
{
    ["desk", .. var rest] => await DeskCommand.Run(rest, TimeProvider.System),
    ["exchange", .. var rest] => await ExchangeCommand.Run(rest, Console.Out, Console.Error, TimeProvider.System),
    ["journal", .. var rest] => JournalCommand.Run(rest, Console.Out, Console.Error),
    ["replay", .. var rest] => ReplayCommand.Run(rest, Console.Out, Console.Error, TimeProvider.System),
    ["paper", "reset", .. var rest] => await PaperResetCommand.Run(rest, Console.Out, Console.Error, TimeProvider.System),
    _ => CommandTail.Misread(Console.Error, "bowline-desk runs a desk; people type `bowline`, which starts it"),
};
