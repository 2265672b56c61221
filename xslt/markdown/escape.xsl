<?xml version="1.0" encoding="UTF-8"?>
<!-- No character of a text becomes markup (CommonMark 2.4 backslash escapes, 4 and 5 beginnings of blocks). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:k="urn:edition:markdown"
                exclude-result-prefixes="#all">

  <!-- Signs that mean something wherever they stand. -->
  <xsl:variable name="k:signs" as="xs:string" select="'\`*_[]&lt;>&amp;#|~$@'"/>

  <!-- The words of a text node. Only what holds such a sign pays for a regular expression. A colon that begins the
       address of a link or the name of a picture, and a "!" that a call of a note follows, are signs, too. -->
  <xsl:function name="k:escaped" as="xs:string" visibility="public">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="flat" as="xs:string" select="translate($text, '&#9;&#10;&#13;', '   ')"/>
    <xsl:variable name="plain" as="xs:string" select="if (translate($flat, $k:signs, '') eq $flat) then $flat
        else replace($flat, '[\\`*_\[\]&lt;>&amp;#|~$@]', '\\$0')"/>
    <xsl:variable name="closed" as="xs:string" select="if (ends-with($plain, '!'))
        then substring($plain, 1, string-length($plain) - 1) || '\!' else $plain"/>
    <xsl:sequence select="if (not(contains($closed, ':')) or (every $part in tail(tokenize($closed, ':'))
        satisfies $part eq '' or starts-with($part, ' '))) then $closed else replace($closed, ':(\S)', '\\:$1')"/>
  </xsl:function>

  <!-- The lines of a paragraph: no line begins as a list, a heading, a rule or a block of code does. -->
  <xsl:function name="k:lines" as="xs:string*" visibility="public">
    <xsl:param name="line" as="xs:string"/>
    <xsl:sequence select="tokenize($line, '\n') ! k:guarded(normalize-space(.))"/>
  </xsl:function>

  <xsl:function name="k:guarded" as="xs:string" visibility="public">
    <xsl:param name="line" as="xs:string"/>
    <xsl:variable name="first" as="xs:string" select="substring($line, 1, 1)"/>
    <xsl:sequence select="if ($first ne '' and contains('-+=', $first)) then '\' || $line
        else if ($first ne '' and contains('0123456789', $first)) then replace($line, '^([0-9]+)([.)])', '$1\\$2')
        else $line"/>
  </xsl:function>

  <!-- An address between angle brackets (CommonMark 6.3). -->
  <xsl:function name="k:address" as="xs:string" visibility="public">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="'&lt;' || replace(iri-to-uri(normalize-space($address)), '\\', '%5C') || '>'"/>
  </xsl:function>
</xsl:stylesheet>
