package dev.dosirak.platform.connect;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;

/// Our Connect has no other workers. What they would say to each other is asked for no password, and whole bodies
/// are read before their signature is: they are refused unread.
public final class LoneWorker implements ConnectRestExtension {

    @Override
    public void register(ConnectRestExtensionContext context) {
        context.configurable().register(new OtherWorkers());
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // There is nothing to set.
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @PreMatching
    static final class OtherWorkers implements ContainerRequestFilter {

        private static final Pattern BETWEEN_WORKERS = Pattern.compile("/*connectors/+[^/]+/+(tasks|fence)/*");

        @Override
        public void filter(ContainerRequestContext request) {
            if (!request.getMethod().equals("GET")
                    && BETWEEN_WORKERS.matcher(request.getUriInfo().getPath()).matches()) {
                request.abortWith(Response.status(Response.Status.NOT_FOUND).build());
            }
        }
    }
}
