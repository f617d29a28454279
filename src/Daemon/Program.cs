using Bowline.Daemon;

return args is ["exchange", .. var rest]
    ? await ExchangeCommand.Run(rest, Console.Out, Console.Error, TimeProvider.System)
    : 2;
