/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/diag_ids.h"

#include <stddef.h>

const struct bide_diag_ids_row bide_diag_ids_reading[] = {
    { "BD-C001",
      "A file cannot be opened or read: it is not there, its name is misspelt, or "
      "you may not read it. File names are relative to the folder you are in, "
      "those after @include to the folder of the first file.\n"
      "Example: bide check worcs.cfg, when the file is configs/worcs.cfg.\n"
      "Check the name and the folder; ls shows what is there." },
    { "BD-C002",
      "The name is that of a folder, a pipe or a device. A configuration is read "
      "from an ordinary file only.\n"
      "Example: bide check configs, instead of bide check configs/worcs.cfg.\n"
      "Name the file inside the folder; save what comes out of a pipe to a file "
      "first." },
    { "BD-C003",
      "A configuration may be 1 MiB long at most. A whole county needs about 20 "
      "kB, so a larger file is most likely something else.\n"
      "Example: a spreadsheet or a database given instead of a configuration.\n"
      "Check that it is the right file; keep data in CSV files of their own." },
    { "BD-C004",
      "An included file must lie in the folder of the first file or below it, so "
      "that a configuration can be moved as a whole. Its name may not be empty, "
      "begin with /, hold a backslash or go up with \"..\".\n"
      "Example: @include \"../shared/staff.cfg\"\n"
      "Copy the file into the folder and write @include \"staff.cfg\"." },
    { "BD-C005",
      "A file includes itself, directly or through others, so that reading would "
      "never end. The message names the files in order.\n"
      "Example: a.cfg has @include \"b.cfg\" and b.cfg has @include \"a.cfg\".\n"
      "Take one of the @includes out; move what both need into a third file." },
    { "BD-C006",
      "There are limits on includes: 64 in one file, 64 different files, 10 deep, "
      "and 256 when repeated ones are counted.\n"
      "Example: a file that includes a file that includes a file, and so on, 11 "
      "times.\n"
      "Put the settings of small files together in one." },
    { "BD-C007",
      "@include stands alone on its line, with the file's name in double quotes, "
      "between settings: at the top of a file or inside { }. No semicolon follows. "
      "There are no other words with @.\n"
      "Example: staff = @include \"staff.cfg\";\n"
      "Write staff = { on one line, @include \"staff.cfg\" on the next and }; on a "
      "third." },
    { "BD-C008",
      "The file is saved as UTF-16, two bytes for each character. Some Windows "
      "programs call that Unicode. Only UTF-8 is read.\n"
      "Example: a file saved by Notepad with Encoding: Unicode.\n"
      "Open it in Notepad, choose Save as, and Encoding: UTF-8." },
    { "BD-C009",
      "A byte order mark is an invisible character that some Windows programs put "
      "at the start of a file. It is ignored at the start of the first file, but "
      "libconfig, which reads included files, does not take it, and inside a file "
      "it is an accident.\n"
      "Example: a part.cfg saved by Notepad as \"UTF-8 with BOM\".\n"
      "Save the file as UTF-8 without BOM; delete a mark in the middle with the "
      "character in front." },
    { "BD-C010",
      "Some bytes are not UTF-8, the usual way of writing letters such as é or £. "
      "Older Windows programs save them in another way (Windows-1252).\n"
      "Example: label = \"Café\"; saved with Encoding: ANSI.\n"
      "Open the file in an editor, check such letters and save it as UTF-8." },
    { "BD-C011",
      "The file holds a byte of 0, which no text has. libconfig would stop reading "
      "there and say nothing.\n"
      "Example: a file damaged in copying, or one that is no text at all.\n"
      "Delete the byte, or fetch the file again." },
    { "BD-C012",
      "A control character is invisible and can change what a terminal or a report "
      "shows. Tabs are allowed between settings, not inside texts. Lines end as on "
      "Windows or Unix.\n"
      "Example: a tab inside label = \"Speech therapy\", copied from a spreadsheet.\n"
      "Delete it or write a space; inside a text \\n and \\t can be written "
      "instead." },
    { "BD-C013",
      "Invisible marks that turn the direction of writing can make a line look "
      "like something it is not. They come with text copied from web pages and "
      "mail.\n"
      "Example: U+202E before a word shows it backwards.\n"
      "Delete the mark: type the line anew." },
    { "BD-C014",
      "The character looks like a space, or like nothing, but is another one. It "
      "comes with text copied from web pages and word processors.\n"
      "Example: weeks = 156 with a no-break space before 156.\n"
      "Delete it and type an ordinary space." },
    { "BD-C015",
      "Texts stand in straight double quotes. Word processors turn them into curly "
      "ones.\n"
      "Example: title = “Our plan”;\n"
      "Write title = \"Our plan\"; and edit configurations with a plain text "
      "editor." },
    { "BD-C016",
      "Texts stand in double quotes, not in single ones. An apostrophe inside a "
      "text is fine.\n"
      "Example: title = 'Our plan';\n"
      "Write title = \"Our plan\";" },
    { "BD-C017",
      "The character has no meaning here. Outside texts and remarks only letters, "
      "digits and the marks _ - + . = : , ; { } ( ) [ ] are used.\n"
      "Example: share = ~0.5;\n"
      "Delete it, put the text in \" \" or begin the remark with #." },
    { "BD-C018", "Shares are written as numbers from 0 to 1, without a percent sign.\n"
                 "Example: share = 20%;\n"
                 "Write share = 0.2;" },
    { "BD-C019",
      "Money is written as a plain number; the setting's description says its unit.\n"
      "Example: price = £1333;\n"
      "Write price = 1333;" },
    { "BD-C020", "Numbers are written without separators between thousands.\n"
                 "Example: total = 1,200; or total = 1_200;\n"
                 "Write total = 1200; in a list [1,200] is two numbers, 1 and 200." },
    { "BD-C021", "Decimals are written with a point, not with a comma.\n"
                 "Example: wte = 12,5;\n"
                 "Write wte = 12.5;" },
    { "BD-C022",
      "A number does not begin with 0 unless it is 0 or a decimal such as 0.5: "
      "versions of libconfig differ on whether 010 is 10 or 8.\n"
      "Example: weeks = 010;\n"
      "Write weeks = 10;" },
    { "BD-C023",
      "Whole numbers reach from -2,147,483,648 to 2,147,483,647. libconfig turns "
      "larger ones into others without a word.\n"
      "Example: total = 99999999999;\n"
      "Check the number; if it is right, put an L behind it: 99999999999L." },
    { "BD-C024",
      "Whole numbers with L behind them reach to 9,223,372,036,854,775,807 (2^63 - "
      "1), and as far below 0.\n"
      "Example: seed = 99999999999999999999L;\n"
      "Write a smaller number." },
    { "BD-C025",
      "Decimal numbers reach from 1e-300 to 1e300. Larger ones become infinite, "
      "smaller ones 0.\n"
      "Example: mean = 1e400;\n"
      "Check the exponent: 1e6 is a million." },
    { "BD-C026",
      "Every number must be a number: nan (no number) and inf (infinite) are not.\n"
      "Example: longest_weeks = nan;\n"
      "Leave the setting out if its value is not known; bide explain says what is "
      "then used." },
    { "BD-C027",
      "The word begins like a number but is none. Units are not written, as each "
      "setting has its own.\n"
      "Example: weeks = 12wks;  minutes = 1.2.3;  from = 09:30;\n"
      "Write digits alone, with a point for decimals. Put \" \" around it if it is "
      "a text." },
    { "BD-C028", "Dates stand in quotes: year, month and day with - between them.\n"
                 "Example: start = 2025-04-01; or start = 01/04/2025;\n"
                 "Write start = \"2025-04-01\";" },
    { "BD-C029", "Something that is or is not so is written true or false.\n"
                 "Example: stops_clock = yes;\n"
                 "Write stops_clock = true;" },
    { "BD-C030",
      "Texts stand in double quotes; without them only true and false are allowed.\n"
      "Example: title = Our plan;\n"
      "Write title = \"Our plan\";" },
    { "BD-C031",
      "A text ends on the line where it begins. Texts side by side are joined, so "
      "a long one can be written as several.\n"
      "Example: title = \"Our plan;\n"
      "Put the missing quote in, or end the line with a quote and begin the next "
      "with one: title = \"Our \" \"plan\";" },
    { "BD-C032",
      "A comment from /* must end with */, and another cannot stand inside it: "
      "libconfig would ignore the rest of the file without a word. A remark from # "
      "or // must end with a line end, also on the last line.\n"
      "Example: /* all children /* and their siblings */\n"
      "Write */ where the comment ends, or use # on each line." },
    { "BD-C033",
      "Inside a text a backslash begins an escape: \\n is a new line, \\t a tab, "
      "\\\\ a backslash, \\\" a quote, \\x41 the character with that number. "
      "Others would be shown as they are or hide what cannot be seen.\n"
      "Example: file = \"C:\\data\";\n"
      "Write \\\\ for each backslash, or / in file names: \"C:/data\"." },
    { "BD-C034",
      "A bracket is opened here and the file ends without closing it. Often a } or "
      ") is missing long before the end: the message shows the innermost bracket "
      "that is still open.\n"
      "Example: pathways = { autism = { label = \"Autism\"; };\n"
      "Look for the place where } ) or ] is missing; even indentation shows it." },
    { "BD-C035",
      "Brackets close in the order in which they were opened: { } ( ) [ ].\n"
      "Example: steps = ( { name = \"visit\"; );\n"
      "Write the closing bracket that the message asks for: steps = ( { name = "
      "\"visit\"; } );" },
    { "BD-C036",
      "Brackets stand inside brackets more than 32 deep. Real configurations need "
      "about 8.\n"
      "Example: ((((((((((((((((((((((((((((((((( 1 "
      ")))))))))))))))))))))))))))))))))\n"
      "Check that the file is the right one and that brackets are closed." },
    { "BD-C037",
      "A group may hold 1,000 names. libconfig takes longer and longer with more.\n"
      "Example: a thousand and one pathways.\n"
      "Spread them over several groups or configurations." },
    { "BD-C038",
      "A name stands once in a group; the message gives the line of the first.\n"
      "Example: staff = { nurses = { wte = 3.0; wte = 4.0; }; };\n"
      "Keep one of the two, or rename it." },
    { "BD-C039",
      "A comma stands between two values of a list, not before the first, after "
      "the last or twice.\n"
      "Example: months = [ 1.1, 0.9, ];\n"
      "Write months = [ 1.1, 0.9 ];" },
    { "BD-C040",
      "The values of a list have commas between them. Two texts without one would "
      "be joined.\n"
      "Example: includes = [ \"insourcing\" \"hire\" ];\n"
      "Write includes = [ \"insourcing\", \"hire\" ];" },
    { "BD-C041", "One = or : stands between a setting's name and its value.\n"
                 "Example: weeks 156;\n"
                 "Write weeks = 156;" },
    { "BD-C042",
      "A setting has no value, or something else stands where a value is expected.\n"
      "Example: weeks = ;\n"
      "Write the value, or delete the setting to use what is assumed without it." },
    { "BD-C043",
      "The values in [ ] are all of one kind: whole numbers, numbers with a point, "
      "texts, or true and false.\n"
      "Example: months = [ 1, 0.98 ];\n"
      "Write months = [ 1.0, 0.98 ];" },
    { "BD-C044",
      "[ ] holds numbers, texts, true or false. Lists of groups or of lists stand "
      "in ( ).\n"
      "Example: steps = [ { name = \"visit\"; } ];\n"
      "Write steps = ( { name = \"visit\"; } );" },
    { "BD-C045",
      "A name begins with a letter from a to z and goes on with letters, digits, _ "
      "and -. It has no spaces, dots, accents or quotes around it, and true and "
      "false are no names.\n"
      "Example: per week = 20.1;\n"
      "Write per_week = 20.1;" },
    { "BD-C046",
      "Something stands outside a setting. Inside { } and at the top of a file all "
      "is name = value; inside ( ) and [ ] there are only values, so the settings "
      "of one element stand in { }.\n"
      "Example: steps = ( name = \"visit\" );\n"
      "Write steps = ( { name = \"visit\"; } );" },
    { "BD-C047", "A semicolon ends a setting. It is missing before the next thing on the "
                 "line, or stands where nothing ends: twice, or inside a list.\n"
                 "Example: weeks = 156 weeks;\n"
                 "Write weeks = 156; and a comma between the values of a list." },
    { "BD-C048",
      "More than 100 problems were found in one file, so the rest of it was not "
      "read. Most likely it is not a configuration, or one mistake near the top "
      "caused the others.\n"
      "Example: a spreadsheet saved as worcs.cfg.\n"
      "Mend the first problems and check again." },
    { "BD-C049",
      "libconfig, which reads the configuration after this first look, did not "
      "accept it. Most often an included file sets a name that the file around it "
      "has set too.\n"
      "Example: seed = 1; in worcs.cfg and again in the part.cfg that it includes.\n"
      "Look at the place given; please report any other case as a bug." },
    { NULL, NULL },
};
