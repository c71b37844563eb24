package dev.dosirak.platform.web.handler;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The methods that answer requests, for filters that treat some of them in another way.
public record Handlers(RequestMappingHandlerMapping mapping) {

    /// Whether the method that will answer bears the annotation.
    public boolean isAnnotated(HttpServletRequest request, Class<? extends Annotation> mark) {
        try {
            var handler = mapping.getHandler(request);
            return handler != null
                    && handler.getHandler() instanceof HandlerMethod method
                    && method.hasMethodAnnotation(mark);
        } catch (Exception e) { // no such path or method: the dispatcher says so, in its own words
            return false;
        }
    }
}
