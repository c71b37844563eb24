package dev.dosirak.demo.city;

import dev.dosirak.platform.kernel.Position;
import java.util.List;

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
        return Places.at(middle.lat() + RING * Math.sin(angle), middle.lng() + RING * Math.cos(angle));
    }
}
