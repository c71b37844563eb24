package dev.dosirak.demo.city;

import dev.dosirak.demo.city.Menu.Category;
import dev.dosirak.demo.city.Menu.Option;
import dev.dosirak.demo.city.Menu.OptionGroup;
import dev.dosirak.demo.city.Menu.Product;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// What shops of one category call themselves and what they cook.
///
/// @param category the platform's word for it
/// @param share    how many of twenty shops are of it
/// @param trades   the second halves of shop names; no two cuisines share one
record Cuisine(String category, int share, List<String> trades, List<Section> sections) {

    record Section(String name, List<Dish> dishes) {}

    /// The same option groups, with the same codes, wherever the dish is cooked.
    record Dish(String code, String name, long price, List<OptionGroup> choices) {}

    static final List<Cuisine> ALL = read();

    private static final double LEFT_OUT = 0.03;

    /// Who asks more than this of the usual price lures with reductions.
    private static final double DEAR = 1.08;

    private static final double REDUCED = 0.85;

    private static List<Cuisine> read() {
        var all = new ArrayList<Cuisine>();
        for (var line : WordLists.lines("cuisines.txt")) {
            if (line.startsWith("[")) {
                var cells = WordLists.split(line.substring(1, line.length() - 1), " ");
                all.add(new Cuisine(
                        cells.get(0),
                        Integer.parseInt(cells.get(1)),
                        WordLists.split(cells.get(2), ","),
                        new ArrayList<>()));
            } else if (line.startsWith("= ")) {
                all.getLast().sections().add(new Section(line.substring(2), new ArrayList<>()));
            } else {
                int number = 1
                        + all.getLast().sections().stream()
                                .mapToInt(it -> it.dishes().size())
                                .sum();
                all.getLast().sections().getLast().dishes().add(dish("p%02d".formatted(number), line));
            }
        }
        return List.copyOf(all);
    }

    private static Dish dish(String code, String line) {
        var cells = WordLists.split(line, "\\|");
        var groups = new ArrayList<OptionGroup>();
        for (var name : WordLists.split(cells.get(2), ",")) {
            if (!name.isEmpty()) {
                groups.add(Objects.requireNonNull(Choices.ALL.get(name), name).of(code + "-g" + (groups.size() + 1)));
            }
        }
        return new Dish(code, cells.get(0), Long.parseLong(cells.get(1)), List.copyOf(groups));
    }

    /// The menu of one shop: nearly all dishes of the cuisine, at prices that are a little its own.
    Menu menu(RandomGenerator random) {
        double dearness = 0.92 + random.nextDouble() * 0.2;
        var categories = new ArrayList<Category>();
        for (var section : sections) {
            var products = new ArrayList<Product>();
            for (var dish : section.dishes()) {
                if (random.nextDouble() >= LEFT_OUT) {
                    products.add(product(dish, dearness));
                }
            }
            if (!products.isEmpty()) {
                categories.add(new Category("c" + (categories.size() + 1), section.name(), List.copyOf(products)));
            }
        }
        return new Menu(List.copyOf(categories));
    }

    private static Product product(Dish dish, double dearness) {
        long regular = inHundreds(dish.price() * dearness);
        long reduced = inHundreds(regular * REDUCED);
        return dearness > DEAR && reduced < regular
                ? new Product(dish.code(), dish.name(), "", reduced, regular, dish.choices())
                : new Product(dish.code(), dish.name(), "", regular, null, dish.choices());
    }

    private static long inHundreds(double won) {
        return Math.max(500, Math.round(won / 100) * 100);
    }

    /// The kinds of choice a dish may leave to the customer: how hot, how large, with what.
    private record Choices(String name, int min, int max, List<Choice> choices) {

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
                        new Choices(
                                cells.get(0), Integer.parseInt(cells.get(1)), Integer.parseInt(cells.get(2)), choices));
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
}
