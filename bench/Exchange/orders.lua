-- wrk sends the requests of a file (ORDERS), one after the other and round again; any other answer than 200 is counted.
local requests, at = {}, 0
function init(args)
  for line in io.lines(os.getenv("ORDERS")) do
    local key, target = line:match("^([^\t]*)\t(.*)$")
    requests[#requests + 1] = wrk.format("POST", target, { ["X-MBX-APIKEY"] = key, ["Content-Length"] = "0" })
  end
end
function request()
  at = at + 1
  if at > #requests then at = 1 end
  return requests[at]
end
function done(summary, latency)
  io.write(string.format("result %.0f %d %d %d\n", summary.requests / summary.duration * 1e6, latency:percentile(50),
    latency:percentile(99), summary.errors.status))
end
