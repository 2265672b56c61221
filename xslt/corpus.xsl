<?xml version="1.0" encoding="UTF-8"?>
<!-- The corpus text: a paragraph a line, nothing but the words of the text; for concordancers and counting. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:r="urn:edition:reading" xmlns:t="urn:edition:text" exclude-result-prefixes="#all">

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include href="common/names.xsl"/>
  <xsl:include href="common/notes.xsl"/>
  <xsl:include href="common/reading.xsl"/>
  <xsl:include href="common/titles.xsl"/>
  <xsl:include href="common/unhandled.xsl"/>
  <xsl:include href="text/reading/classes.xsl"/>
  <xsl:include href="text/reading/notes.xsl"/>
  <xsl:include href="text/reading/blocks.xsl"/>
  <xsl:include href="text/reading/inline.xsl"/>
  <xsl:include href="text/reading/texts.xsl"/>
  <xsl:include href="text/corpus.xsl"/>

  <!-- Where a transformation begins. -->
  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/" as="text()">
    <xsl:value-of select="t:corpus(r:simplified(.))"/>
  </xsl:template>
</xsl:stylesheet>
