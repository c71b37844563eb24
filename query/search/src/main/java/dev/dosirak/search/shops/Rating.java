package dev.dosirak.search.shops;

/// What customers think of a shop.
///
/// @param tenths the average in tenths of a star, 10 to 50; 0 when nobody has rated it
public record Rating(int tenths, long count) {

    public static final Rating NONE = new Rating(0, 0);

    private static final int MOST = 50;
    private static final int STEPS = 16;

    /// @throws IllegalArgumentException when it cannot be
    public Rating {
        if (tenths < 0 || tenths > MOST || count < 0) {
            throw new IllegalArgumentException("No rating: %d tenths of %d".formatted(tenths, count));
        }
    }

    /// @param average in stars
    public static Rating of(double average, long count) {
        return new Rating((int) Math.round(average * 10), count);
    }

    public double average() {
        return tenths / 10.0;
    }

    /// What being popular is worth: enough to decide between equals and no more. Doubles of the count are steps
    /// of 1/32, up to a half; such numbers add up exactly, in any order.
    public double popularity() {
        return popularity(count);
    }

    /// The same of the count alone.
    public static double popularity(long count) {
        return Math.min(STEPS, Long.SIZE - Long.numberOfLeadingZeros(count)) / 32.0;
    }
}
