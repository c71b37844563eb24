package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

/// What a buyer says: stars, words, pictures.
///
/// @param rating 1 to 5
/// @param text may be empty
/// @param images where they are; kept as given and never fetched
public record Opinion(int rating, String text, List<String> images) {

    public static final int WORST = 1;
    public static final int BEST = 5;
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_IMAGES = 5;
    private static final int LONGEST_IMAGE = 500;
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]+");

    public Opinion {
        Refused.unless(rating >= WORST && rating <= BEST, ReviewRefusal.RATING_OUT_OF_RANGE, WORST, BEST);
        ReviewRefusal.unlessReadable(text, 0, LONGEST_TEXT, "text");
        Refused.unless(images.size() <= MOST_IMAGES, ReviewRefusal.TOO_MANY_IMAGES, MOST_IMAGES);
        for (var image : images) {
            Refused.unless(
                    image.length() <= LONGEST_IMAGE && isHttps(image), ReviewRefusal.IMAGE_NOT_ACCEPTED, LONGEST_IMAGE);
        }
        images = List.copyOf(images);
    }

    /// What is left of it when its author has taken it back.
    Opinion erased() {
        return new Opinion(rating, "", List.of());
    }

    private static boolean isHttps(String image) {
        try {
            var uri = new URI(image);
            return VISIBLE_ASCII.matcher(image).matches()
                    && "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
