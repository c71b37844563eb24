package dev.dosirak.storefront.window.netty;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.storefront.window.Cursor;
import dev.dosirak.storefront.window.ShopWindow.Wish;
import dev.dosirak.storefront.window.StorefrontRefused;
import dev.dosirak.storefront.window.StorefrontRefused.Reason;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// What a caller asks for, read strictly: a value that is no value of its kind is refused, whichever it is.
final class Question {

    private static final int USUAL_SIZE = 20;
    private static final int LARGEST_SIZE = 100;
    private static final int LONGEST_CATEGORY = 30;

    private final QueryStringDecoder query;

    /// @throws NotUnderstood when the address cannot be decoded
    Question(String uri) {
        this.query = new QueryStringDecoder(uri);
    }

    /// The request makes no sense, whatever is in the window.
    ///
    /// `invalid` names the parameter that is out of its range; without it the request cannot be read at all.
    static final class NotUnderstood extends RuntimeException {

        private final transient Optional<String> invalid;

        NotUnderstood(Optional<String> invalid) {
            super("not understood", null, false, false); // anybody may cause it
            this.invalid = invalid;
        }

        Optional<String> invalid() {
            return invalid;
        }
    }

    Wish wish() {
        double lat = required("lat", Double::parseDouble);
        double lng = required("lng", Double::parseDouble);
        int size = optional("size", Integer::parseInt).orElse(USUAL_SIZE);
        unless(size >= 1 && size <= LARGEST_SIZE, "size");
        var category = optional("category", Function.identity());
        unless(
                category.map(it -> !it.isEmpty() && it.length() <= LONGEST_CATEGORY)
                        .orElse(true),
                "category");
        return new Wish(place(lat, lng), category, optional("cursor", Cursor::valueOf), size);
    }

    private static Position place(double lat, double lng) {
        try {
            return new Position(lat, lng);
        } catch (IllegalArgumentException e) {
            throw new StorefrontRefused(Reason.NO_SUCH_PLACE);
        }
    }

    private static void unless(boolean acceptable, String name) {
        if (!acceptable) {
            throw new NotUnderstood(Optional.of(name));
        }
    }

    /// The campaign by which the caller came to a page.
    Optional<UUID> ad() {
        return optional("ad", Question::uuid);
    }

    /// @throws NotUnderstood for anything but the 36 characters of one
    static UUID uuid(String text) {
        try {
            var id = UUID.fromString(text);
            if (text.length() == 36) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // as below
        }
        throw new NotUnderstood(Optional.empty());
    }

    private <T> T required(String name, Function<String, T> read) {
        return optional(name, read).orElseThrow(() -> new NotUnderstood(Optional.empty()));
    }

    private <T> Optional<T> optional(String name, Function<String, T> read) {
        try {
            var given = query.parameters().getOrDefault(name, List.of());
            if (given.size() > 1) {
                throw new NotUnderstood(Optional.empty());
            }
            return given.stream().findFirst().map(read);
        } catch (IllegalArgumentException e) { // of the decoder or the reader
            throw new NotUnderstood(Optional.empty());
        }
    }
}
