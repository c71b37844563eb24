package dev.dosirak.demo.load;

import dev.dosirak.platform.kernel.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/// What the columns of a table are called, by us and by those who write their tables in Korean.
final class Header {

    private static final String SEPARATORS = ",;\t|";
    private static final int LONGEST_TITLE = 10;

    private static final Map<String, String> OURS = Map.ofEntries(
            Map.entry("코드", "code"),
            Map.entry("가게코드", "code"),
            Map.entry("매장코드", "code"),
            Map.entry("회원코드", "code"),
            Map.entry("업주코드", "ownerCode"),
            Map.entry("점주코드", "ownerCode"),
            Map.entry("사장님코드", "ownerCode"),
            Map.entry("이름", "name"),
            Map.entry("성명", "name"),
            Map.entry("상호", "name"),
            Map.entry("상호명", "name"),
            Map.entry("가게명", "name"),
            Map.entry("가게이름", "name"),
            Map.entry("매장명", "name"),
            Map.entry("역할", "role"),
            Map.entry("이메일", "email"),
            Map.entry("비밀번호", "password"),
            Map.entry("업종", "category"),
            Map.entry("분류", "category"),
            Map.entry("전화", "phone"),
            Map.entry("전화번호", "phone"),
            Map.entry("연락처", "phone"),
            Map.entry("휴대폰", "phone"),
            Map.entry("공지", "notice"),
            Map.entry("안내", "notice"),
            Map.entry("주소", "road"),
            Map.entry("도로명주소", "road"),
            Map.entry("구", "district"),
            Map.entry("시군구", "district"),
            Map.entry("위도", "lat"),
            Map.entry("경도", "lng"),
            Map.entry("배달반경", "radiusMeters"),
            Map.entry("배달거리", "radiusMeters"),
            Map.entry("최소주문금액", "minimumOrder"),
            Map.entry("최소주문", "minimumOrder"),
            Map.entry("배달비", "fees"),
            Map.entry("배달팁", "fees"),
            Map.entry("영업시간", "hours"),
            Map.entry("휴무일", "closedDays"),
            Map.entry("쉬는날", "closedDays"));

    private Header() {}

    /// The column's name with us, or its own where we have none.
    static String name(String cell) {
        var name = Text.line(cell).replace(" ", "");
        var ours = OURS.get(name);
        return ours == null ? Text.line(cell) : ours;
    }

    /// What stands between the cells of this line: the sign that is there most often outside of quotation marks.
    static char separator(String line) {
        var counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (char it : line.toCharArray()) {
            quoted ^= it == '"';
            int which = quoted ? -1 : SEPARATORS.indexOf(it);
            if (which >= 0) {
                counts[which]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }

    /// Whether this is Excel's `sep=;`, which says what stands between the cells of the lines below.
    static boolean namesSeparator(List<String> cells) {
        return cells.getFirst().strip().equalsIgnoreCase("sep=");
    }

    /// Which of the next few lines names columns that we know, counted from 1: many tables have a title above.
    static OptionalInt among(BufferedReader lines) throws IOException {
        for (int i = 1; i <= LONGEST_TITLE; i++) {
            var line = lines.readLine();
            if (line == null) {
                break;
            }
            var cells = new CsvRecords(new BufferedReader(new StringReader(line)), separator(line)).next();
            if (cells != null && Kind.byColumns(cells.cells()).isPresent()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /// Names are compared without what differs between the years of public data: spaces, brackets, case.
    static String bare(String name) {
        return Text.line(name).replaceAll("[\\s()\\[\\]_:.-]", "").toLowerCase(Locale.ROOT);
    }
}
