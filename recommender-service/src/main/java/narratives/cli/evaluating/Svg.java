package narratives.cli.evaluating;

import java.util.List;
import java.util.Locale;

/** A plot of points and lines on two axes, as SVG that stands in a page by itself. */
final class Svg {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 340;
    private static final int LEFT = 60;
    private static final int BOTTOM = 40;
    private static final int RIGHT = 190;
    private static final int TOP = 16;
    private static final int TICKS = 5;
    private static final int MOST_IN_LEGEND = 20;

    /** Told apart also by people who see few colours, as far as so many can be (after Okabe and Ito, 2008). */
    private static final List<String> COLOURS = List.of(
            "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#882255", "#44aa99",
            "#999933", "#aa4499", "#117733");

    private static final List<String> DASHES = List.of("", "6 3", "2 3");

    /** One line, or several points that belong together. */
    record Series(String name, List<Point> points) {}

    record Point(double x, double y) {}

    private final String xLabel;
    private final String yLabel;
    private final List<Series> series;
    private final double x0;
    private final double x1;
    private final double y0;
    private final double y1;

    Svg(String xLabel, String yLabel, List<Series> series) {
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.series = series;
        double[] xs = series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Point::x)
                .toArray();
        double[] ys = series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Point::y)
                .toArray();
        x0 = low(xs);
        x1 = high(xs, x0);
        y0 = low(ys);
        y1 = high(ys, y0);
    }

    private static double low(double... values) {
        double low = Double.POSITIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
        }
        return Double.isInfinite(low) ? 0 : low;
    }

    private static double high(double[] values, double low) {
        double high = low;
        for (double value : values) {
            high = Math.max(high, value);
        }
        return high > low ? high : low + 1;
    }

    private double x(double value) {
        return LEFT + (value - x0) / (x1 - x0) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (value - y0) / (y1 - y0) * (HEIGHT - BOTTOM - TOP);
    }

    /** @param joined whether the points of a series are joined by a line */
    String draw(boolean joined) {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\" width=\"%d\">", WIDTH, HEIGHT, WIDTH));
        axes(svg);
        for (int i = 0; i < series.size(); i++) {
            draw(svg, i, joined);
        }
        return svg.append("</svg>").toString();
    }

    private void axes(StringBuilder svg) {
        for (int tick = 0; tick <= TICKS; tick++) {
            double x = x0 + (x1 - x0) * tick / TICKS;
            double y = y0 + (y1 - y0) * tick / TICKS;
            line(svg, LEFT, y(y), WIDTH - RIGHT, y(y));
            text(svg, x(x), HEIGHT - BOTTOM + 16, "middle", number(x));
            text(svg, LEFT - 6, y(y) + 4, "end", number(y));
        }
        line(svg, LEFT, TOP, LEFT, HEIGHT - BOTTOM);
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, "middle", xLabel);
        text(svg, LEFT, TOP - 4, "start", yLabel);
    }

    private void draw(StringBuilder svg, int index, boolean joined) {
        Series one = series.get(index);
        String colour = COLOURS.get(index % COLOURS.size());
        String dash = DASHES.get(index / COLOURS.size() % DASHES.size());
        if (joined) {
            svg.append("<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"").append(colour);
            svg.append("\" stroke-dasharray=\"").append(dash).append("\" points=\"");
            one.points()
                    .forEach(point -> svg.append(number(x(point.x())))
                            .append(',')
                            .append(number(y(point.y())))
                            .append(' '));
            svg.append("\"/>");
        }
        for (Point point : one.points()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" fill=\"%s\"><title>%s: %s, %s</title></circle>",
                    x(point.x()),
                    y(point.y()),
                    joined ? 2 : 5,
                    colour,
                    escaped(one.name()),
                    number(point.x()),
                    number(point.y())));
        }
        if (index < MOST_IN_LEGEND) {
            double at = TOP + 15.0 * index;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%.1f\" width=\"10\" height=\"10\" fill=\"%s\"/>",
                    WIDTH - RIGHT + 14,
                    at,
                    colour));
            text(svg, WIDTH - RIGHT + 30, at + 9, "start", one.name());
        }
    }

    private static void line(StringBuilder svg, double xa, double ya, double xb, double yb) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ccc\"/>",
                xa,
                ya,
                xb,
                yb));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escaped(text)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.3g", value);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
