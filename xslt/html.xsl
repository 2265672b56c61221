<?xml version="1.0" encoding="UTF-8"?>
<!-- The HTML edition. A tei:TEI becomes the page of one text, a tei:teiCorpus the front page. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    exclude-result-prefixes="#all">

  <!-- XHTML syntax of HTML5: any browser reads it as HTML, any XML tool can read it too. -->
  <xsl:output method="xhtml" html-version="5" encoding="UTF-8" indent="no"
      omit-xml-declaration="yes" include-content-type="no"/>

  <!-- Way from the page to the root of the site: '../' for texts/ID.html, '' for pages at the root. -->
  <xsl:param name="root" as="xs:string" select="''"/>
  <!-- The texts before and after this one, in the order of the edition. -->
  <xsl:param name="previous-id" as="xs:string" select="''"/>
  <xsl:param name="previous-title" as="xs:string" select="''"/>
  <xsl:param name="next-id" as="xs:string" select="''"/>
  <xsl:param name="next-title" as="xs:string" select="''"/>
  <!-- The title of the whole edition, and the version of the tool that made the pages. -->
  <xsl:param name="edition-title" as="xs:string" select="''"/>
  <xsl:param name="tool-version" as="xs:string" select="''"/>
  <!-- Other formats: "LABEL=PATH LABEL=PATH", each path seen from the root of the site. -->
  <xsl:param name="text-downloads" as="xs:string" select="''"/>
  <!-- What is told of the page for citation, as JSON (publish/citing.py); the feed of changes, seen from the root. -->
  <xsl:param name="citing" as="xs:string" select="''"/>
  <xsl:param name="feed" as="xs:string" select="''"/>

  <!-- Pages about the encoding that the site has: "LABEL=PATH LABEL=PATH", as above. -->
  <xsl:param name="references" as="xs:string" select="''"/>

  <!-- The index of the registers, seen from the root of the site, if there is one; and the pages of entries that the
       site has, of those that the text points to: "persons/lenin-vladimir places/moscow". -->
  <xsl:param name="registers" as="xs:string" select="''"/>
  <xsl:param name="entries" as="xs:string" select="''"/>

  <!-- The search page, seen from the root of the site, if there is one. -->
  <xsl:param name="search" as="xs:string" select="''"/>

  <!-- Former fragments of the page with their present addresses, "OLD=ADDRESS OLD=ADDRESS"; where a page that is
       no more leads on to. -->
  <xsl:param name="moved" as="xs:string" select="''"/>
  <xsl:param name="refresh" as="xs:string" select="''"/>

  <xsl:include href="common/errata.xsl"/>
  <xsl:include href="common/names.xsl"/>
  <xsl:include href="common/notes.xsl"/>
  <xsl:include href="common/reading.xsl"/>
  <xsl:include href="common/titles.xsl"/>
  <xsl:include href="common/unhandled.xsl"/>

  <xsl:include href="html/core.xsl"/>
  <xsl:include href="html/links.xsl"/>
  <xsl:include href="html/structure.xsl"/>
  <xsl:include href="html/headings.xsl"/>
  <xsl:include href="html/quotations.xsl"/>
  <xsl:include href="html/transcription.xsl"/>
  <xsl:include href="html/apparatus.xsl"/>
  <xsl:include href="html/corrections.xsl"/>
  <xsl:include href="html/names.xsl"/>
  <xsl:include href="html/dates.xsl"/>
  <xsl:include href="html/register/words.xsl"/>
  <xsl:include href="html/register/dates.xsl"/>
  <xsl:include href="html/notes.xsl"/>
  <xsl:include href="html/sidenotes.xsl"/>
  <xsl:include href="html/lists.xsl"/>
  <xsl:include href="html/tables.xsl"/>
  <xsl:include href="html/verse.xsl"/>
  <xsl:include href="html/drama.xsl"/>
  <xsl:include href="html/unhandled.xsl"/>
  <xsl:include href="html/views.xsl"/>

  <xsl:include href="html/page/shell.xsl"/>
  <xsl:include href="html/page/metadata.xsl"/>
  <xsl:include href="html/page/cite.xsl"/>
  <xsl:include href="html/page/references.xsl"/>
  <xsl:include href="html/page/text.xsl"/>
  <xsl:include href="html/page/facts.xsl"/>
  <xsl:include href="html/page/named.xsl"/>
  <xsl:include href="html/page/about.xsl"/>
  <xsl:include href="html/page/extent.xsl"/>
  <xsl:include href="html/page/history.xsl"/>
  <xsl:include href="html/page/moved.xsl"/>
  <xsl:include href="html/page/front.xsl"/>
  <xsl:include href="html/page/views.xsl"/>
</xsl:stylesheet>
