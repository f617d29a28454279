// Measures what bench/exchange reports. Each verb prints lines on stdout.
//   core COUNT                           signed orders through the exchange itself, no host, no sockets
//   resting COUNT                        as many resting orders: time and memory an order
//   day HOURS                            hours of ten synthetic symbols as fast as they can be had
//   sign REST FILE COUNT KEY:SECRET...   a file of signed orders for wrk
//   bare                                 a Kestrel that does nothing, until it is killed
//   listen REST DEPTHS KEY:SECRET...     a user stream an account and so many depth subscribers, until it is killed
//   fanout REST SUBSCRIBERS TRADES       one trade to many subscribers; accounts maker:makers and taker:takers
using Bowline.Bench;

return args switch
{
    ["core", var count] => CoreRuns.Orders(int.Parse(count)),
    ["resting", var count] => LongRuns.Resting(int.Parse(count)),
    ["day", var hours] => LongRuns.Day(int.Parse(hours)),
    ["sign", var rest, var file, var count, .. var accounts] =>
        await RequestFile.Write(new Uri(rest), file, int.Parse(count), accounts),
    ["bare"] => await BareServer.Run(),
    ["listen", var rest, var depths, .. var accounts] =>
        await Listeners.Attach(new Uri(rest), int.Parse(depths), accounts),
    ["fanout", var rest, var subscribers, var trades] =>
        await Listeners.FanOut(new Uri(rest), int.Parse(subscribers), int.Parse(trades)),
    _ => 2,
};
