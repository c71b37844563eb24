package dev.dosirak.storefront.catalog.netty;

import dev.dosirak.platform.kernel.HasReason;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.storefront.catalog.ShopCatalog.ShopListQuery;
import dev.dosirak.storefront.catalog.ShopListCursor;
import dev.dosirak.storefront.catalog.StorefrontRefusal;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// What a caller asks for, read strictly: a value that is no value of its kind is refused, whichever it is.
final class QueryParameters {

    private static final int USUAL_SIZE = 20;
    private static final int LARGEST_SIZE = 100;
    private static final int LONGEST_CATEGORY = 30;

    private final Map<String, List<String>> parameters;

    /// @param uri known to be text
    QueryParameters(String uri) {
        this.parameters = new QueryStringDecoder(uri).parameters();
    }

    /// The request makes no sense, whatever is in the catalog: mostly because of one of its values.
    static final class InvalidParameter extends RuntimeException implements HasReason {

        private final String reason;
        private final String name;

        private InvalidParameter(String reason, String name) {
            super(reason + " " + name, null, false, false); // anybody may cause it
            this.reason = reason;
            this.name = name;
        }

        /// It is missing, or no value of its kind.
        static InvalidParameter wrongType(String name) {
            return new InvalidParameter("wrong-type", name);
        }

        static InvalidParameter outOfRange(String name) {
            return new InvalidParameter("invalid-request", name);
        }

        /// It cannot be decoded.
        static InvalidParameter unreadable(String name) {
            return new InvalidParameter("unreadable-address", name);
        }

        @Override
        public String reason() {
            return reason;
        }

        String name() {
            return name;
        }
    }

    ShopListQuery shopListQuery() {
        double lat = required("lat", Double::parseDouble);
        double lng = required("lng", Double::parseDouble);
        int size = optional("size", Integer::parseInt).orElse(USUAL_SIZE);
        unless(size >= 1 && size <= LARGEST_SIZE, "size");
        var category = optional("category", Function.identity());
        unless(category.isEmpty() || isName(category.get()), "category");
        return new ShopListQuery(place(lat, lng), category, optional("cursor", ShopListCursor::valueOf), size);
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_CATEGORY;
    }

    private static Position place(double lat, double lng) {
        try {
            return new Position(lat, lng);
        } catch (IllegalArgumentException e) {
            throw new Refused(StorefrontRefusal.NO_SUCH_PLACE);
        }
    }

    private static void unless(boolean acceptable, String name) {
        if (!acceptable) {
            throw InvalidParameter.outOfRange(name);
        }
    }

    /// @param text the part of the path that names a shop
    /// @throws InvalidParameter for anything but the 36 characters of an id
    static UUID shopId(String text) {
        return read("id", text, QueryParameters::uuid);
    }

    private static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("Not an id");
        }
        return UUID.fromString(text);
    }

    private <T> T required(String name, Function<String, T> read) {
        return optional(name, read).orElseThrow(() -> InvalidParameter.wrongType(name));
    }

    private <T> Optional<T> optional(String name, Function<String, T> read) {
        var values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw InvalidParameter.wrongType(name);
        }
        return values.stream().findFirst().map(it -> read(name, it, read));
    }

    private static <T> T read(String name, String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw InvalidParameter.wrongType(name);
        }
    }
}
