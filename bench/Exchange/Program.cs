// Measures what bench/exchange reports. Each verb prints lines on stdout.
//   core COUNT                    signed orders through the exchange itself, no host, no sockets
//   sign REST FILE COUNT KEY:SECRET...   a file of signed orders for wrk
//   bare                          a Kestrel that does nothing, until it is killed
using Bowline.Bench;

return args switch
{
    ["core", var count] => CoreRuns.Orders(int.Parse(count)),
    ["sign", var rest, var file, var count, .. var accounts] =>
        await RequestFile.Write(new Uri(rest), file, int.Parse(count), accounts),
    ["bare"] => await BareServer.Run(),
    _ => 2,
};
