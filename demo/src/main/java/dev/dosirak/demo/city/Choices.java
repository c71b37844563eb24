package dev.dosirak.demo.city;

import dev.dosirak.demo.city.Menu.Option;
import dev.dosirak.demo.city.Menu.OptionGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The kinds of choice a dish may leave to the customer: how hot, how large, with what.
record Choices(String name, int min, int max, List<Choice> choices) {

    record Choice(String name, long price) {}

    static final Map<String, Choices> ALL = read();

    private static Map<String, Choices> read() {
        var all = new LinkedHashMap<String, Choices>();
        for (var line : WordLists.lines("options.txt")) {
            var cells = WordLists.split(line, "\\|");
            var choices = WordLists.split(cells.get(3), ",").stream()
                    .map(Choices::choice)
                    .toList();
            all.put(
                    cells.get(0),
                    new Choices(cells.get(0), Integer.parseInt(cells.get(1)), Integer.parseInt(cells.get(2)), choices));
        }
        return all;
    }

    private static Choice choice(String text) {
        int space = text.lastIndexOf(' ');
        return new Choice(text.substring(0, space), Long.parseLong(text.substring(space + 1)));
    }

    OptionGroup of(String code) {
        var options = new ArrayList<Option>();
        for (var choice : choices) {
            options.add(new Option(code + "-o" + (options.size() + 1), choice.name(), choice.price()));
        }
        return new OptionGroup(code, name, min, max, List.copyOf(options));
    }
}
