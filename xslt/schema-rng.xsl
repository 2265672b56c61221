<?xml version="1.0" encoding="UTF-8"?>
<!-- The ODD to RELAX NG in XML syntax. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    exclude-result-prefixes="#all">

  <!-- Indented by a pass of ours, so that every version of Saxon writes the same bytes. -->
  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <!-- The file that the schema is derived from, as its first comment names it. -->
  <xsl:param name="odd-name" as="xs:string" select="'edition.odd'"/>

  <xsl:include href="schema/odd.xsl"/>
  <xsl:include href="schema/datatypes.xsl"/>
  <xsl:include href="schema/content.xsl"/>
  <xsl:include href="schema/attributes.xsl"/>
  <xsl:include href="schema/grammar.xsl"/>
  <xsl:include href="schema/indent.xsl"/>
</xsl:stylesheet>
