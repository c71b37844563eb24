package dev.dosirak.platform.testing;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What rows of a type look like that are stored as JSON: each record that can be in them, with its components, and
/// each enum. A test
/// that keeps it notices when what is stored already would be read as something else.
public final class StoredShape {

    private StoredShape() {}

    /// @param type a record, or an interface with permitted records
    public static String of(Class<?> type) {
        var records = new TreeMap<String, String>();
        add(type, records);
        return records.entrySet().stream()
                .map(it -> it.getKey() + it.getValue())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static void add(Type type, Map<String, String> records) {
        if (type instanceof ParameterizedType it) {
            Arrays.stream(it.getActualTypeArguments()).forEach(each -> add(each, records));
        } else if (type instanceof Class<?> it && it.isSealed()) {
            Arrays.stream(it.getPermittedSubclasses()).forEach(each -> add(each, records));
        } else if (type instanceof Class<?> it && it.isEnum()) {
            records.put(nameOf(it), Arrays.toString(it.getEnumConstants()));
        } else if (type instanceof Class<?> it && it.isRecord() && !records.containsKey(nameOf(it))) {
            records.put(nameOf(it), componentsOf(it));
            Arrays.stream(it.getRecordComponents()).forEach(each -> add(each.getGenericType(), records));
        }
    }

    private static String componentsOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(StoredShape::describe)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String describe(RecordComponent component) {
        return component.getName() + ": " + nameOf(component.getGenericType());
    }

    private static String nameOf(Type type) {
        return type.getTypeName().replaceAll("[a-z][\\w]*\\.", "").replace('$', '.');
    }
}
