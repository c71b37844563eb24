package dev.dosirak.demo.load;

import dev.dosirak.demo.load.Columns.BadCell;
import dev.dosirak.platform.kernel.Phone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The public list of licensed restaurants (지방행정 인허가데이터). It says who and where a shop is; when and how it
/// delivers are our assumptions, which are told.
final class LicenceColumns implements Columns {

    private static final String NAME = "사업장명";
    private static final String CODE = "관리번호";
    private static final String ROAD = "도로명전체주소";
    private static final String LOT = "소재지전체주소";
    private static final String STATE = "영업상태명";
    private static final String TRADE = "업태구분명";
    private static final String PHONE = "소재지전화";
    private static final String X = "좌표정보x";
    private static final String Y = "좌표정보y";

    /// What the newer lists call them.
    private static final Map<String, String> NEWER = Map.of("도로명주소", ROAD, "지번주소", LOT, "전화번호", PHONE);

    private static final String DEGREES = "4326";
    private static final Pattern DISTRICT = Pattern.compile("\\S+[구군]");
    private static final Pattern CITY = Pattern.compile("\\S+시");
    private static final Pattern IN_BUSINESS = Pattern.compile("영업|정상|영업/정상|영업중");
    private static final String HOURS = "daily 10:00-22:00";
    private static final String ASSUMED =
            "assumed, since licence data do not say: delivers 2 km for 3,000 won, from 10,000 won on, " + HOURS;

    private final Assumptions assumptions;
    private final Optional<Projection> projection;

    /// @param header as it came, where it may name the projection
    LicenceColumns(List<String> header, Assumptions assumptions) {
        this.assumptions = assumptions;
        this.projection = assumptions.projection().or(() -> namedIn(header));
        if (assumptions.owner().isEmpty()) {
            throw new ImportStopped(
                    "Licence data do not say whose a shop is: name the member with --owner CODE, and import them first",
                    null);
        }
    }

    static boolean fit(List<String> header) {
        return header.stream().map(Header::bare).toList().containsAll(List.of(NAME, CODE));
    }

    /// Most lists name none: they are all in the same.
    private static Optional<Projection> namedIn(List<String> header) {
        var code = header.stream()
                .flatMap(it -> Projection.codeIn(it).stream())
                .findFirst()
                .orElse(Projection.EPSG_5174.code());
        var known = Projection.of(code);
        if (known.isEmpty() && !code.equals(DEGREES)) {
            throw new ImportStopped(
                    "The header says that coordinates are in EPSG:%s, which is not known here: convert them to degrees or say with --coordinates what they are (%s)"
                            .formatted(code, Projection.names()),
                    null);
        }
        return known;
    }

    @Override
    public String name(String cell) {
        var bare = Header.bare(cell);
        return bare.startsWith(X) ? X : bare.startsWith(Y) ? Y : NEWER.getOrDefault(bare, bare);
    }

    @Override
    public String code() {
        return CODE;
    }

    /// Whatever else is in there is right where it is.
    @Override
    public boolean knows(String column) {
        return true;
    }

    @Override
    public List<String> required() {
        return List.of(CODE, NAME, X, Y);
    }

    @Override
    public Optional<String> reasonToSkip(Map<String, String> cells) {
        var state = cells.getOrDefault(STATE, "영업");
        return IN_BUSINESS.matcher(state).matches() ? Optional.empty() : Optional.of("not in business: " + state);
    }

    @Override
    public ParsedRow row(Map<String, String> cells) throws BadCell {
        var address = cells.getOrDefault(ROAD, cells.getOrDefault(LOT, ""));
        if (address.isEmpty()) {
            throw new BadCell(ROAD, "", "an address");
        }
        var coordinates =
                Coordinates.of("좌표정보(Y)", cells.getOrDefault(Y, ""), "좌표정보(X)", cells.getOrDefault(X, ""), projection);
        var row = JsonNodeFactory.instance.objectNode();
        row.put("code", cells.getOrDefault(CODE, ""));
        row.put("ownerCode", assumptions.owner().orElseThrow());
        var profile = row.putObject("profile");
        profile.put("name", cells.getOrDefault(NAME, ""))
                .put("category", Trade.category(cells.getOrDefault(TRADE, "")))
                .put("notice", "");
        profile.putObject("address").put("road", address).put("district", district(address));
        profile.putObject("position").put("lat", coordinates.lat()).put("lng", coordinates.lng());
        deliver(row);
        var notes = new ArrayList<>(coordinates.notes());
        notes.add(ASSUMED);
        notes.addAll(phone(profile, cells.getOrDefault(PHONE, "")));
        return new ParsedRow(row, notes);
    }

    private static List<String> phone(ObjectNode profile, String phone) {
        boolean usable = Phone.of(phone).isPresent();
        profile.put("phone", usable ? phone : "");
        return usable ? List.of() : List.of("no usable phone number: left empty");
    }

    private static void deliver(ObjectNode row) throws BadCell {
        var delivery = row.putObject("delivery").put("radiusMeters", 2_000).put("minimumOrder", 10_000);
        delivery.putArray("fees").addObject().put("uptoMeters", 2_000).put("fee", 3_000);
        var hours = row.putObject("hours");
        WeeklyHours.into(hours.putArray("weekly"), HOURS);
        hours.putArray("closedDays");
    }

    /// The 구 or 군 after the province, or the 시 where there is none: `종로구`, `서귀포시`.
    private static String district(String address) {
        var words = List.of(address.split("\\s+")).stream().skip(1).limit(2).collect(Collectors.toList());
        return words.stream()
                .filter(it -> DISTRICT.matcher(it).matches())
                .findFirst()
                .or(() ->
                        words.stream().filter(it -> CITY.matcher(it).matches()).findFirst())
                .orElseGet(() -> address.split("\\s+")[0]);
    }

    /// The shelf on which a licensed trade (업태) belongs.
    private static final class Trade {

        private static final Map<String, String> SHELVES = new LinkedHashMap<>();

        static {
            put("chicken", "통닭", "치킨", "닭");
            put("pizza", "피자");
            put("chinese", "중국");
            put("japanese", "일식", "횟집", "복어", "초밥");
            put("snack", "분식", "김밥");
            put("cafe", "까페", "카페", "커피", "다방", "찻집", "제과");
            put("asian", "외국음식");
            put("western", "경양식", "패스트푸드", "패밀리레스토랑", "뷔페");
            put("night", "호프", "소주방", "대포집", "감성주점", "라이브카페");
            put("jokbal", "족발");
            put("lunchbox", "도시락");
        }

        private Trade() {}

        private static void put(String shelf, String... words) {
            for (var word : words) {
                SHELVES.put(word, shelf);
            }
        }

        /// Whatever is none of these is Korean food, as most is.
        static String category(String trade) {
            return SHELVES.entrySet().stream()
                    .filter(it -> trade.contains(it.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("korean");
        }
    }
}
