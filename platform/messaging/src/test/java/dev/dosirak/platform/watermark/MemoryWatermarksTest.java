package dev.dosirak.platform.watermark;

class MemoryWatermarksTest implements WatermarksContract {

    private final Watermarks watermarks = new MemoryWatermarks();

    @Override
    public Watermarks watermarks() {
        return watermarks;
    }
}
