<?xml version="1.0" encoding="UTF-8"?>
<!-- The rules of the ODD to ISO Schematron. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    exclude-result-prefixes="#all">

  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <!-- The file that the rules are taken from, as the first comment names it. -->
  <xsl:param name="odd-name" as="xs:string" select="'edition.odd'"/>

  <xsl:include href="schema/odd.xsl"/>
  <xsl:include href="schema/constraints.xsl"/>
  <xsl:include href="schema/indent.xsl"/>
</xsl:stylesheet>
