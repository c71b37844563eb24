package dev.dosirak.drills.rig;

import dev.dosirak.platform.embedded.Ports;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// nginx with static files: the measure of how fast bytes can be had on this machine. From Debian's package of that
/// name, set up as one does for this: `sendfile`, open files remembered, no access log, a worker per core.
public final class Nginx implements AutoCloseable {

    private static final Duration TO_START = Duration.ofSeconds(5);

    private final Process process;
    private final URI uri;

    private Nginx(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /// @param folder where its files go
    /// @param files what it serves
    /// @throws CannotMeasure when nginx is not there or does not start
    public static Nginx serving(Path folder, Path files) throws IOException, InterruptedException {
        Wrk.require("nginx");
        int port = Ports.free();
        var configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, """
                worker_processes auto;
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx.log;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_requests 1000000000;
                  open_file_cache max=400000 inactive=10m;
                  open_file_cache_valid 10m;
                  default_type application/json;
                  server { listen 127.0.0.1:%2$d; root %3$s; }
                }
                """.formatted(folder, port, files));
        var process = new ProcessBuilder("nginx", "-c", configuration.toString(), "-e", folder + "/nginx.log")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
        var nginx = new Nginx(process, URI.create("http://127.0.0.1:" + port));
        nginx.awaitStart(port);
        return nginx;
    }

    private void awaitStart(int port) throws InterruptedException {
        long deadline = System.nanoTime() + TO_START.toNanos();
        while (process.isAlive() && System.nanoTime() - deadline < 0) {
            try (var _ = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
        close();
        throw new CannotMeasure("nginx did not start");
    }

    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
