package cn.xinqiao.cases.document.paper;

import cn.xinqiao.cases.document.paper.Letter.Block;
import cn.xinqiao.cases.document.paper.Letter.Cover;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.BreakType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/**
 * Writes letters as Word documents, for offices that print and seal them themselves. Fonts are
 * named, not embedded: Word has them.
 */
@ApplicationScoped
public class WordPress {
  private static final String LATIN = "Times New Roman";
  private static final String HAN = "仿宋";
  private static final String RED = "C00000";

  /** In twentieths of a point: 28 mm left, 26 mm right, 30 mm above, 26 mm below. */
  private static final long[] MARGINS = {1587, 1474, 1701, 1474};

  private static final int A4_WIDTH = 11906;
  private static final int A4_HEIGHT = 16838;
  private static final int TWO_CHARACTERS = 600;
  private static final int LABEL = 3000;
  private static final int AIR = 160;
  private static final double LINES = 1.5;

  public byte[] print(Letter letter) {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      page(document);
      document.getProperties().getCoreProperties().setTitle(letter.title());
      document.getProperties().getCoreProperties().setCreator("Xinqiao");
      letter.cover().ifPresent(cover -> cover(document, cover, letter.isDraft()));
      letter(document, letter);
      document.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a document could not be written", e);
    }
  }

  private static void page(XWPFDocument document) {
    var section = document.getDocument().getBody().addNewSectPr();
    var size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(A4_WIDTH));
    size.setH(BigInteger.valueOf(A4_HEIGHT));
    var margins = section.addNewPgMar();
    margins.setLeft(BigInteger.valueOf(MARGINS[0]));
    margins.setRight(BigInteger.valueOf(MARGINS[1]));
    margins.setTop(BigInteger.valueOf(MARGINS[2]));
    margins.setBottom(BigInteger.valueOf(MARGINS[3]));
    var foot = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
    foot.setAlignment(ParagraphAlignment.CENTER);
    foot.getCTP().addNewFldSimple().setInstr("PAGE");
  }

  private static void cover(XWPFDocument document, Cover cover, boolean draft) {
    if (draft) {
      centred(document, "DRAFT – not issued", 12, null);
    }
    centred(document, cover.house(), 20, RED);
    if (!cover.number().isEmpty()) {
      centred(document, cover.number(), 13, null);
    }
    rule(document);
    centred(document, cover.title(), 18, null);
    blocks(document, cover.blocks(), false);
    right(document, cover.date());
    small(
        document,
        "This page explains the Chinese document that follows; the Chinese text is the binding one. "
            + cover.foot());
    document.createParagraph().createRun().addBreak(BreakType.PAGE);
  }

  private static void letter(XWPFDocument document, Letter letter) {
    if (letter.isDraft()) {
      centred(document, "草稿 · 没有编号 · 不得送达", 12, null);
    }
    centred(document, letter.house(), 28, RED);
    letter.number().ifPresent(number -> centred(document, number, 15, null));
    rule(document);
    centred(document, letter.title(), 21, null);
    blocks(document, letter.blocks(), true);
    right(document, letter.house());
    right(document, letter.date());
    small(document, letter.foot());
  }

  private static void blocks(XWPFDocument document, List<Block> blocks, boolean indented) {
    for (Block block : blocks) {
      switch (block.setting()) {
        case HEADING, PARAGRAPH -> paragraph(document, block.text(), indented);
        case FLUSH -> paragraph(document, block.text(), false);
        case REMEDY -> framed(paragraph(document, block.text(), false));
        case FORM -> form(document, block);
      }
    }
  }

  private static XWPFParagraph paragraph(XWPFDocument document, String text, boolean indented) {
    var paragraph = document.createParagraph();
    if (indented) {
      paragraph.setIndentationFirstLine(TWO_CHARACTERS);
    }
    paragraph.setSpacingBetween(LINES);
    run(paragraph, text, 15);
    return paragraph;
  }

  private static void framed(XWPFParagraph paragraph) {
    paragraph.setBorderTop(Borders.SINGLE);
    paragraph.setBorderBottom(Borders.SINGLE);
    paragraph.setBorderLeft(Borders.SINGLE);
    paragraph.setBorderRight(Borders.SINGLE);
  }

  private static void form(XWPFDocument document, Block block) {
    var table = document.createTable(block.rows().size(), 2);
    table.setWidth("100%");
    for (int i = 0; i < block.rows().size(); i++) {
      cell(table, i, 0, block.rows().get(i).label());
      cell(table, i, 1, block.rows().get(i).value());
      table.getRow(i).getCell(0).setWidth(String.valueOf(LABEL));
    }
    document.createParagraph();
  }

  private static void cell(XWPFTable table, int row, int column, String text) {
    run(table.getRow(row).getCell(column).getParagraphs().getFirst(), text, 13);
  }

  private static void centred(XWPFDocument document, String text, int points, String colour) {
    var paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    paragraph.setSpacingBefore(AIR);
    paragraph.setSpacingAfter(AIR);
    var run = run(paragraph, text, points);
    if (colour != null) {
      run.setColor(colour);
    }
  }

  private static void rule(XWPFDocument document) {
    document.createParagraph().setBorderTop(Borders.THICK);
  }

  private static void right(XWPFDocument document, String text) {
    var paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.RIGHT);
    run(paragraph, text, 15);
  }

  private static void small(XWPFDocument document, String text) {
    run(document.createParagraph(), text, 10);
  }

  /** Lines that an officer set apart stay apart. */
  private static XWPFRun run(XWPFParagraph paragraph, String text, int points) {
    var run = paragraph.createRun();
    run.setFontFamily(LATIN);
    run.setFontFamily(HAN, FontCharRange.eastAsia);
    run.setFontSize(points);
    var lines = Printable.lines(text);
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        run.addBreak();
      }
      run.setText(lines.get(i));
    }
    return run;
  }
}
