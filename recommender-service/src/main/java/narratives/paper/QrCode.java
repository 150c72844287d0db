package narratives.paper;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An address as a square that cameras read (ISO/IEC 18004), with the correction of errors that still reads with 15 % of it
 * gone: paper gets creased.
 *
 * @param dark by row and column; all rows are as long as there are rows
 */
record QrCode(boolean[][] dark) {
    /** As much of an empty margin as the standard asks for, in modules. */
    static final int QUIET = 4;

    /** @throws IllegalArgumentException if the address is too long for a code */
    static QrCode of(String address) {
        try {
            ByteMatrix modules = Encoder.encode(
                            address,
                            ErrorCorrectionLevel.M,
                            Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name()))
                    .getMatrix();
            boolean[][] dark = new boolean[modules.getHeight()][modules.getWidth()];
            for (int row = 0; row < dark.length; row++) {
                for (int column = 0; column < dark[row].length; column++) {
                    dark[row][column] = modules.get(column, row) == 1;
                }
            }
            return new QrCode(dark);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("an address of " + address.length() + " characters", tooLong);
        }
    }

    /** How many modules a side has, without the margin. */
    int size() {
        return dark.length;
    }

    /** As the path of an SVG whose units are modules, with the margin; one square a module. */
    String path() {
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < size(); row++) {
            for (int column = 0; column < size(); column++) {
                if (dark[row][column]) {
                    path.append('M')
                            .append(column + QUIET)
                            .append(' ')
                            .append(row + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
