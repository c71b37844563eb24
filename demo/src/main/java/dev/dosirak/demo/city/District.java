package dev.dosirak.demo.city;

import dev.dosirak.platform.kernel.Position;
import java.util.List;
import java.util.random.RandomGenerator;

/// One of the 25 districts of Seoul, with some of its neighbourhoods and roads.
///
/// @param middle about where its middle lies; neighbourhoods are put around it, so they are only nearly right
public record District(String name, Position middle, List<String> neighbourhoods, List<String> roads) {

    /// All of them; the order is part of what a seed means.
    public static final List<District> ALL =
            WordLists.lines("districts.txt").stream().map(District::of).toList();

    private static final double RING = 0.009;

    private static District of(String line) {
        var cells = WordLists.split(line, "\\|");
        return new District(
                cells.get(0),
                new Position(Double.parseDouble(cells.get(1)), Double.parseDouble(cells.get(2))),
                WordLists.split(cells.get(3), ","),
                WordLists.split(cells.get(4), ","));
    }

    /// Where the neighbourhood with this number lies: on a ring of about a kilometre around the middle.
    Position neighbourhood(int number) {
        var angle = 2 * Math.PI * number / neighbourhoods.size();
        return at(middle.lat() + RING * Math.sin(angle), middle.lng() + RING * Math.cos(angle));
    }

    /// Any direction, at a distance between the two in metres.
    static Position near(Position from, int least, int most, RandomGenerator random) {
        double meters = least + random.nextDouble() * (most - least);
        double angle = random.nextDouble() * 2 * Math.PI;
        var lat = from.lat() + meters * Math.sin(angle) / Position.METERS_PER_DEGREE;
        var lng = from.lng()
                + meters * Math.cos(angle) / Position.METERS_PER_DEGREE / Math.cos(Math.toRadians(from.lat()));
        return at(lat, lng);
    }

    /// Rounded to six decimals (0.1 m), which is what the files carry.
    static Position at(double lat, double lng) {
        return new Position(Math.round(lat * 1e6) / 1e6, Math.round(lng * 1e6) / 1e6);
    }
}
