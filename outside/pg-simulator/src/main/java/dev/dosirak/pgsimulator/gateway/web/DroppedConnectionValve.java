package dev.dosirak.pgsimulator.gateway.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/// Lets a handler end the connection without an answer, which the servlet API has no words for.
final class DroppedConnectionValve extends ValveBase {

    private static final String HANG_UP = DroppedConnectionValve.class.getName() + ".hangUp";

    DroppedConnectionValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Runnable hangUp = () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        request.setAttribute(HANG_UP, hangUp);
        getNext().invoke(request, response);
    }

    static void hangUp(ServletRequest request) {
        if (request.getAttribute(HANG_UP) instanceof Runnable hangUp) {
            hangUp.run();
        } else {
            throw new IllegalStateException("The valve is not in the server");
        }
    }
}
