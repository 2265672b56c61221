<?xml version="1.0" encoding="UTF-8"?>
<!-- How Typst source is written: calls of functions of book.typ, and text as string literals only. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:m="urn:edition:modes" xmlns:p="urn:edition:print"
                exclude-result-prefixes="#all">

  <!-- Blocks and pieces of a line of the reading text become Typst source. -->
  <xsl:mode name="m:print" on-no-match="shallow-skip"/>

  <!-- "…" : in a string literal only the backslash and the quotation mark mean something. A byte order mark within a
       text is there for an old "no break here", for which Unicode (23.8) has U+2060; PDF/A and PDF/UA forbid it. -->
  <xsl:function name="p:literal" as="xs:string" visibility="public">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="slashed" as="xs:string"
                  select="translate(if (contains($text, '\')) then replace($text, '\\', '\\\\') else $text, '&#xFEFF;', '&#x2060;')"/>
    <xsl:sequence select="'&quot;'
        || (if (contains($text, '&quot;')) then replace($slashed, '&quot;', '\\&quot;') else $slashed) || '&quot;'"/>
  </xsl:function>

  <!-- Text in markup: a literal; blanks at its ends stay outside, where Typst merges them with their neighbours. -->
  <xsl:function name="p:text" as="xs:string" visibility="public">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="even" as="xs:string" select="translate($text, '&#9;&#10;&#13;', '   ')"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($even)"/>
    <xsl:sequence select="if ($words eq '') then ' '[$even ne ''] => string()
        else (if (starts-with($even, ' ')) then ' ' else '') || '#' || p:literal($words) || ';'
             || (if (ends-with($even, ' ')) then ' ' else '')"/>
  </xsl:function>

  <!-- #name(arguments)[body]; -->
  <xsl:function name="p:call" as="xs:string" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="arguments" as="xs:string*"/>
    <xsl:param name="body" as="xs:string*"/>
    <xsl:sequence select="'#' || $name || '(' || string-join($arguments, ', ') || ')' || p:content($body) || ';'"/>
  </xsl:function>

  <!-- The same without a body. -->
  <xsl:function name="p:call" as="xs:string" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="arguments" as="xs:string*"/>
    <xsl:sequence select="'#' || $name || '(' || string-join($arguments, ', ') || ');'"/>
  </xsl:function>

  <!-- [body], without the blanks that would move its first word. -->
  <xsl:function name="p:content" as="xs:string" visibility="public">
    <xsl:param name="body" as="xs:string*"/>
    <xsl:variable name="all" as="xs:string" select="string-join($body)"/>
    <xsl:sequence select="'[' || (if (starts-with($all, ' ')) then replace($all, '^ +', '') else $all) || ']'"/>
  </xsl:function>

  <!-- name: "value", or nothing where there is no value. -->
  <xsl:function name="p:argument" as="xs:string?" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="$value[. ne ''] ! ($name || ': ' || p:literal(normalize-space(.)))"/>
  </xsl:function>

  <!-- An array of literals; the last comma makes it an array also when it has one member. -->
  <xsl:function name="p:array" as="xs:string" visibility="public">
    <xsl:param name="members" as="xs:string*"/>
    <xsl:sequence select="'(' || string-join($members ! (. || ', ')) || ')'"/>
  </xsl:function>

  <!-- What the content of an element becomes. -->
  <xsl:function name="p:inside" as="xs:string*" visibility="public">
    <xsl:param name="e" as="element()"/>
    <xsl:apply-templates select="$e/node()" mode="m:print"/>
  </xsl:function>

  <!-- A block on lines of its own, in its own language if it has another one. -->
  <xsl:function name="p:block" as="xs:string" visibility="public">
    <xsl:param name="e" as="element()"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="arguments" as="xs:string*"/>
    <xsl:sequence select="p:block($e, $name, $arguments, p:inside($e))"/>
  </xsl:function>

  <xsl:function name="p:block" as="xs:string" visibility="public">
    <xsl:param name="e" as="element()"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="arguments" as="xs:string*"/>
    <xsl:param name="body" as="xs:string*"/>
    <xsl:sequence select="p:in-language($e, p:call($name, $arguments, $body)) || '&#10;'"/>
  </xsl:function>

  <!-- A call inside the language of its element. -->
  <xsl:function name="p:in-language" as="xs:string" visibility="public">
    <xsl:param name="e" as="element()"/>
    <xsl:param name="call" as="xs:string"/>
    <xsl:sequence select="if ($e/@xml:lang) then p:call('lang', p:language($e/@xml:lang), $call) else $call"/>
  </xsl:function>

  <!-- The code that Typst knows: "sr" of "sr-Latn", as a literal. -->
  <xsl:function name="p:language" as="xs:string" visibility="public">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="code" as="xs:string" select="lower-case(tokenize($tag, '-')[1])"/>
    <xsl:sequence select="p:literal(if (matches($code, '^[a-z]{2,3}$')) then $code else 'en')"/>
  </xsl:function>

  <xsl:template match="text()" mode="m:print" as="xs:string">
    <xsl:sequence select="p:text(.)"/>
  </xsl:template>
</xsl:stylesheet>
