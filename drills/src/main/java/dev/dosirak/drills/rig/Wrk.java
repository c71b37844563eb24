package dev.dosirak.drills.rig;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `wrk`, which asks as fast as it is answered over kept-alive connections. From Debian's package of that name; nothing
/// in Java costs so little beside what is measured.
public final class Wrk {

    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern IN_ALL = Pattern.compile("(\\d+) requests in");
    private static final Pattern NOT_OK = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern SOCKETS =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    private final Path script;

    private Wrk(Path script) {
        this.script = script;
    }

    /// @param errors answers that were no success, and questions without an answer
    /// @param trouble what wrk says of them
    public record Result(double perSecond, double p99Millis, long requests, long errors, String trouble) {

        /// @throws CannotMeasure when a question was not answered well
        public Result allAnswered() {
            if (errors > 0) {
                throw new CannotMeasure("%d questions were not answered: %s".formatted(errors, trouble));
            }
            return this;
        }
    }

    /// @param paths asked for one after the other, round and round; some ten thousand are no burden
    /// @param header more header lines, as `Authorization: Bearer …`
    /// @throws CannotMeasure when wrk is not there
    public static Wrk asking(Path folder, String name, List<String> paths, List<String> header) throws IOException {
        require("wrk");
        var script = folder.resolve(name + ".lua");
        var all = paths.stream().map(it -> "\"" + it + "\"").collect(Collectors.joining(",\n"));
        var headers = header.stream()
                .map(it -> it.split(": ", 2))
                .map(it -> "  headers[\"%s\"] = \"%s\"\n".formatted(it[0], it[1]))
                .collect(Collectors.joining());
        Files.writeString(script, """
                local paths = {
                %s
                }
                local requests = {}
                local at = 0
                function init(args)
                  local headers = {}
                %s
                  for i, path in ipairs(paths) do
                    requests[i] = wrk.format("GET", path, headers)
                  end
                  at = math.random(#requests)
                end
                function request()
                  at = at %% #requests + 1
                  return requests[at]
                end
                """.formatted(all, headers));
        return new Wrk(script);
    }

    /// Whether a program is there.
    ///
    /// @throws CannotMeasure when not; says where to get it
    static void require(String program) {
        var found = List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
        if (!found && !Files.isExecutable(Path.of("/usr/sbin", program))) {
            throw new CannotMeasure("%s is not there; get it with: apt install %s".formatted(program, program));
        }
    }

    /// Asks for so long; [#await] its end.
    public Process begin(URI server, int connections, Duration time) throws IOException {
        return new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + time.toSeconds() + "s",
                        "--timeout",
                        "5s",
                        "--latency",
                        "-s",
                        script.toString(),
                        server.toString())
                .redirectErrorStream(true)
                .start();
    }

    public Result run(URI server, int connections, Duration time) throws IOException, InterruptedException {
        return await(begin(server, connections, time));
    }

    public static Result await(Process wrk) throws IOException, InterruptedException {
        var said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0) {
            throw new CannotMeasure("wrk failed: " + said.strip());
        }
        var p99 = P99.matcher(said);
        if (!p99.find()) {
            throw new CannotMeasure("wrk was not answered: " + said.strip());
        }
        double scale = switch (p99.group(2)) {
            case "us" -> 0.001;
            case "ms" -> 1;
            default -> 1_000;
        };
        return new Result(
                number(PER_SECOND, said),
                Double.parseDouble(p99.group(1)) * scale,
                (long) number(IN_ALL, said),
                (long) number(NOT_OK, said) + sockets(said),
                said.lines()
                        .map(String::strip)
                        .filter(it -> it.startsWith("Socket errors") || it.startsWith("Non-2xx"))
                        .collect(Collectors.joining("; ")));
    }

    private static double number(Pattern pattern, String said) {
        var found = pattern.matcher(said);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    private static long sockets(String said) {
        var found = SOCKETS.matcher(said);
        long errors = 0;
        if (found.find()) {
            for (int i = 1; i <= found.groupCount(); i++) {
                errors += Long.parseLong(found.group(i));
            }
        }
        return errors;
    }
}
