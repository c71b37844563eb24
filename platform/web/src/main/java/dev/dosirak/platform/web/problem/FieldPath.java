package dev.dosirak.platform.web.problem;

import tools.jackson.core.JacksonException;

/// Where in a document something could not be read, as people write it: `menu.categories[0].name`.
public final class FieldPath {

    private FieldPath() {}

    /// `$` for the whole.
    public static String of(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            var name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.isEmpty() ? "$" : path.toString();
    }
}
