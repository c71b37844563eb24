import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.http.HttpServerTransport;

/// A node of OpenSearch on free ports: says its port in a file, and ends with whoever holds the other end of its input.
/// It is run from source, on the class path of OpenSearch and nothing else.
public class Node {

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        try (var runner = new OpenSearchRunner()) {
            runner.onBuild((number, settings) -> {
                settings.put("network.host", "127.0.0.1");
                settings.put("http.port", "0");
                settings.put("transport.port", "0");
                settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
            });
            runner.build(OpenSearchRunner.newConfigs()
                    .basePath(folder.toString())
                    .numOfNode(1)
                    .clusterName("test")
                    .build());
            var http = runner.node().injector().getInstance(HttpServerTransport.class);
            int port = http.boundAddress().publishAddress().getPort();
            var said = Files.writeString(folder.resolve("port.new"), Integer.toString(port));
            Files.move(said, folder.resolve("port"), StandardCopyOption.ATOMIC_MOVE);
            while (System.in.read() >= 0) {
                // until nobody is there any more
            }
        }
        System.exit(0);
    }
}
